package ai.wippy.conformance;

import ai.wippy.build.wasm.ModuleRejectedException;
import ai.wippy.component.ComponentException;
import ai.wippy.component.LinkException;
import ai.wippy.runtime.component.Component;
import ai.wippy.runtime.component.ComponentInstance;
import ai.wippy.runtime.component.Host;
import ai.wippy.runtime.component.Trap;
import ai.wippy.runtime.payload.JavaValues;
import ai.wippy.runtime.payload.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carries out the commands of one script. */
final class Execution implements AutoCloseable {
  private static final Host HOST = new Host(Host.ISOLATED.limits(), Host.ISOLATED.imports(), true);

  /** An instance, with the numbers of its functions. */
  private record Live(Component component, ComponentInstance instance) {}

  private final Preparation preparation;
  private final Map<String, Command.Define> definitions = new HashMap<>();
  private final Map<String, Live> instances = new HashMap<>();
  private final List<Live> all = new ArrayList<>();
  private @Nullable Live current;

  Execution(Preparation preparation) {
    this.preparation = preparation;
  }

  /**
   * Carries out a command.
   *
   * @throws Problem if its case failed, saying why
   */
  void run(Command command) throws Problem, ReflectiveOperationException {
    switch (command) {
      case Command.Define define -> define(define);
      case Command.Instantiate(int _, String _, String instance, String definition) -> {
        Command.Define known = definitions.get(definition);
        if (known == null) {
          throw new Problem("there is no definition `%s`", definition);
        }
        instantiate(preparation.get(known), instance);
      }
      case Command.Refuse refuse -> checkRefused(refuse);
      case Command.Unlinkable _ -> checkUnlinkable(preparation.get(command));
      case Command.Uninstantiable _ -> checkTrap(() -> instantiate(preparation.get(command), ""));
      case Command.Return(int _, String _, var call, var expected) -> {
        Object found = call(call);
        if (expected.isPresent() && !matches(expected.get(), found)) {
          throw new Problem("expected %s, got %s", expected.get(), found);
        }
      }
      case Command.Trapping(int _, String _, var call) -> {
        checkTrap(() -> call(call));
        if (live(call.instance()).instance.reusable()) {
          throw new Problem("the instance can be used after the trap");
        }
        checkTrap(() -> call(call));
      }
      case Command.Unknown _ -> throw new Problem("the runner does not know this command");
    }
  }

  private void define(Command.Define define) throws Problem, ReflectiveOperationException {
    current = null;
    Prepared prepared = preparation.get(define);
    if (!define.name().isEmpty()) {
      definitions.put(define.name(), define);
    }
    switch (prepared) {
      case Prepared.Ready(var product, boolean open) -> {
        if (!define.instantiate()) {
          product.load();
        } else if (open) {
          instantiateOpen(prepared, define.name());
        } else {
          instantiate(prepared, define.name());
        }
      }
      case Prepared.Valid _ -> {}
      case Prepared.Refused(var reason) -> throw new Problem("refused: %s", describe(reason));
    }
  }

  /** A component whose imports nobody provides may call one of them as soon as it is set up. */
  private void instantiateOpen(Prepared prepared, String name)
      throws Problem, ReflectiveOperationException {
    try {
      instantiate(prepared, name);
    } catch (Trap trap) {
      if (trap.kind() != Kind.PERMISSION_DENIED) {
        throw trap;
      }
    }
  }

  private void instantiate(Prepared prepared, String name)
      throws Problem, ReflectiveOperationException {
    current = null;
    switch (prepared) {
      case Prepared.Ready(var product, boolean _) -> {
        Component component = product.load();
        var live = new Live(component, component.instantiate(HOST));
        current = live;
        all.add(live);
        if (!name.isEmpty()) {
          instances.put(name, live);
        }
      }
      case Prepared.Valid _ -> throw new Problem("nobody provides what it imports");
      case Prepared.Refused(var reason) -> throw new Problem("refused: %s", describe(reason));
    }
  }

  private static void checkUnlinkable(Prepared prepared) throws Problem {
    switch (prepared) {
      case Prepared.Refused(LinkException _) -> {}
      case Prepared.Refused(var reason) -> throw new Problem("refused by %s", describe(reason));
      case Prepared.Valid _, Prepared.Ready _ -> throw new Problem("linked");
    }
  }

  private void checkRefused(Command.Refuse refuse) throws Problem {
    switch (preparation.get(refuse)) {
      case Prepared.Refused(ComponentException e) -> {
        if (e.reason() == ComponentException.Reason.UNSUPPORTED && !refuse.gate()) {
          throw new Problem("refused for another reason: %s", describe(e));
        }
      }
      case Prepared.Refused(ModuleRejectedException _) -> {}
      case Prepared.Refused(var reason) -> throw new Problem("refused by %s", describe(reason));
      case Prepared.Valid _, Prepared.Ready _ -> throw new Problem("accepted");
    }
  }

  private Live live(String name) throws Problem {
    Live live = name.isEmpty() ? current : instances.get(name);
    if (live == null) {
      throw new Problem("there is no instance to call");
    }
    return live;
  }

  private Object call(Command.Call call) throws Problem {
    Live live = live(call.instance());
    var args = new ArrayList<Object>();
    for (TypedValue each : call.args()) {
      args.add(each.toJava());
    }
    return live.instance.call(
        number(live.component, call.function()), JavaValues.INSTANCE, args.toArray());
  }

  private static int number(Component component, String function) throws Problem {
    for (int i = 0; i < component.functions().size(); i++) {
      if (component.functions().get(i).name().equals(function)) {
        return i;
      }
    }
    throw new Problem("there is no export `%s`", function);
  }

  private static boolean matches(List<TypedValue> expected, Object found) throws Problem {
    return expected.isEmpty()
        ? found == JavaValues.NIL
        : expected.size() == 1 && expected.getFirst().matches(found);
  }

  /** A step that may throw what it likes. */
  private interface Step {
    void run() throws Problem, ReflectiveOperationException;
  }

  /** A trap counts if it is one of the guest or of the canonical ABI. */
  private static void checkTrap(Step step) throws Problem, ReflectiveOperationException {
    try {
      step.run();
    } catch (Trap trap) {
      boolean ours =
          trap.kind() != Kind.INTERNAL
              || trap.getCause() instanceof OutOfMemoryError
              || String.valueOf(trap.getMessage()).startsWith("the translated code failed");
      if (ours) {
        throw new Problem("trapped for another reason: %s", describe(trap));
      }
      return;
    }
    throw new Problem("returned");
  }

  /** What to say of something thrown: its class too, unless it is of ours and speaks for itself. */
  static String describe(Throwable thrown) {
    String text = String.valueOf(thrown.getMessage());
    return thrown instanceof ComponentException ? text : thrown.getClass().getName() + ": " + text;
  }

  @Override
  public void close() {
    all.forEach(live -> live.instance.close());
  }
}
