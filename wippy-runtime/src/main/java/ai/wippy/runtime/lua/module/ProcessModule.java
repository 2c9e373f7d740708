package ai.wippy.runtime.lua.module;

import ai.wippy.runtime.lua.Answer;
import ai.wippy.runtime.lua.Arguments;
import ai.wippy.runtime.lua.ErrorValue;
import ai.wippy.runtime.lua.Library;
import ai.wippy.runtime.lua.LuaModule;
import ai.wippy.runtime.lua.LuaState;
import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.JavaValues;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.payload.ValueCopy;
import ai.wippy.runtime.process.Processes;
import ai.wippy.runtime.security.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code process}: what runs, and what it does to others that run. */
final class ProcessModule implements LuaModule {
  private static final String TRAP_LINKS = "trap_links";

  private final Processes processes;
  private final Access access;

  ProcessModule(Processes processes, Access access) {
    this.processes = processes;
    this.access = access;
  }

  @Override
  public LuaValue open(LuaState state) {
    var library = new Library();
    library
        .function("id", _ -> Answer.of(() -> Bytes.of(state.self().pid().host().toString())))
        .function("pid", _ -> Answer.of(() -> Bytes.of(state.self().pid().toString())))
        .function("send", args -> Answer.of(() -> send(state, args)))
        .function("terminate", args -> on(args, to -> processes.terminate(state.self(), to)))
        .function("cancel", args -> Answer.of(() -> cancel(state, args)))
        .function("monitor", args -> on(args, to -> processes.monitor(state.self(), to)))
        .function("unmonitor", args -> on(args, to -> processes.unmonitor(state.self(), to)))
        .function("link", args -> on(args, to -> processes.link(state.self(), to)))
        .function("unlink", args -> on(args, to -> processes.unlink(state.self(), to)))
        .function("get_options", _ -> options(state))
        .function("set_options", args -> Answer.of(() -> setOptions(state, args)))
        .function("inbox", _ -> inbox(state))
        .function("events", _ -> events(state))
        .function("listen", args -> listen(state, args))
        .function("unlisten", args -> unlisten(state, args))
        .value("event", eventNames())
        .value("registry", registry(state));
    new LuaSpawner(state, processes, access).spawning(library);
    return library.table();
  }

  private static LuaValue eventNames() {
    return new Library()
        .value("CANCEL", Bytes.of(LuaEvent.CANCEL))
        .value("EXIT", Bytes.of(LuaEvent.EXIT))
        .value("LINK_DOWN", Bytes.of(LuaEvent.LINK_DOWN))
        .table();
  }

  private static Varargs on(Varargs args, Consumer<String> action) {
    String destination = Arguments.text(args, 1);
    return Answer.of(() -> action.accept(destination));
  }

  private void send(LuaState state, Varargs args) {
    processes.send(
        state.self(),
        Arguments.text(args, 1),
        Arguments.text(args, 2),
        copies(state, args, 3, "payload"));
  }

  private void cancel(LuaState state, Varargs args) {
    String reason = args.isnoneornil(2) ? "" : Arguments.text(args, 2);
    processes.cancel(state.self(), Arguments.text(args, 1), reason);
  }

  /** Arguments from a place on, as values that belong to nobody. */
  static List<Object> copies(LuaState state, Varargs args, int first, String what) {
    var copy = new ValueCopy(state.values(), JavaValues.INSTANCE);
    var copies = new ArrayList<Object>();
    for (int i = first; i <= args.narg(); i++) {
      copies.add(copy.copy("%s %d".formatted(what, i - first + 1), args.arg(i)));
    }
    return copies;
  }

  private static LuaValue options(LuaState state) {
    return new Library().value(TRAP_LINKS, LuaValue.valueOf(state.self().trapsLinks())).table();
  }

  private static void setOptions(LuaState state, Varargs args) {
    LuaTable options = Arguments.table(args, 1);
    for (LuaValue name : options.keys()) {
      if (!name.tojstring().equals(TRAP_LINKS)) {
        throw new Failure(
            Kind.INVALID, "unknown option %s; there is %s".formatted(name.tojstring(), TRAP_LINKS));
      }
    }
    LuaValue trap = options.get(TRAP_LINKS);
    if (!trap.isboolean()) {
      throw new Failure(Kind.INVALID, "%s: expected boolean".formatted(TRAP_LINKS));
    }
    state.self().trapLinks(trap.toboolean());
  }

  private static LuaValue inbox(LuaState state) {
    return LuaChannel.of(
        state, state.self().inbox(), received -> Received.message(state, received));
  }

  private static LuaValue events(LuaState state) {
    return LuaChannel.of(state, state.self().events(), received -> LuaEvent.of(state, received));
  }

  static LuaValue listen(LuaState state, Varargs args) {
    String topic = Arguments.text(args, 1);
    if (topic.isEmpty() || topic.startsWith("@")) {
      throw Arguments.bad(1, "no topic to listen to: `%s`".formatted(topic));
    }
    boolean messages = args.arg(2) instanceof LuaTable table && table.get("message").toboolean();
    return LuaChannel.of(
        state,
        state.self().listen(topic),
        received ->
            messages ? Received.message(state, received) : Received.content(state, received));
  }

  static LuaValue unlisten(LuaState state, Varargs args) {
    state.self().unlisten(LuaChannel.TYPE.argument(args, 1).channel());
    return LuaValue.TRUE;
  }

  private LuaValue registry(LuaState state) {
    return new Library()
        .function("register", args -> Answer.of(() -> register(state, args)))
        .function("lookup", args -> Answer.of(() -> lookup(args)))
        .function("unregister", args -> unregister(state, args))
        .value("LOCAL", LuaValue.valueOf(0))
        .value("EVENTUAL", LuaValue.valueOf(1))
        .value("CONSISTENT", LuaValue.valueOf(2))
        .value("STRONG", LuaValue.valueOf(3))
        .table();
  }

  private void register(LuaState state, Varargs args) {
    var other =
        args.isnoneornil(2) ? Optional.<String>empty() : Optional.of(Arguments.text(args, 2));
    processes.register(state.self(), Arguments.text(args, 1), other);
  }

  private LuaValue lookup(Varargs args) {
    String name = Arguments.text(args, 1);
    return processes
        .lookup(name)
        .map(pid -> Bytes.of(pid.toString()))
        .orElseThrow(
            () -> new Failure(Kind.NOT_FOUND, "no process is registered as %s".formatted(name)));
  }

  /** {@code false} for whatever reason, as its documentation has it. */
  private Varargs unregister(LuaState state, Varargs args) {
    String name = Arguments.text(args, 1);
    try {
      return LuaValue.valueOf(processes.unregister(state.self(), name));
    } catch (Failure failure) {
      return LuaValue.varargsOf(LuaValue.FALSE, ErrorValue.of(failure));
    }
  }
}
