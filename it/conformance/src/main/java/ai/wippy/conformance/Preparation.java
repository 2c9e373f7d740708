package ai.wippy.conformance;

import ai.wippy.build.wasm.CoreCode;
import ai.wippy.build.wasm.ModuleRejectedException;
import ai.wippy.codegen.Hosted;
import ai.wippy.component.Component;
import ai.wippy.component.ComponentDecoder;
import ai.wippy.component.LinkException;
import ai.wippy.component.Validator;
import ai.wippy.component.plan.Part;
import ai.wippy.component.plan.Planner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Takes the binaries of a script as far as they go without running them. */
final class Preparation {
  private final Workshop workshop = new Workshop(Hosted.NONE);
  private final Surroundings surroundings;
  private final Map<String, Component> definitions = new HashMap<>();
  private final Map<Command, Prepared> done = new IdentityHashMap<>();

  private Preparation(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /**
   * Prepares all commands of a script.
   *
   * @param host what its components may import; empty for nothing
   */
  static Preparation of(Script script, Optional<Component> host) {
    var preparation = new Preparation(new Surroundings(host));
    for (Command command : script.commands()) {
      preparation.prepare(command);
    }
    preparation.workshop.compile();
    return preparation;
  }

  /** What came of the binary of a command. */
  Prepared get(Command command) {
    return Objects.requireNonNull(done.get(command));
  }

  private void prepare(Command command) {
    switch (command) {
      case Command.Define define -> done.put(command, define(define));
      case Command.Unlinkable unlinkable -> done.put(command, make(unlinkable.binary()));
      case Command.Uninstantiable trapping -> done.put(command, make(trapping.binary()));
      case Command.Refuse refuse -> done.put(command, validate(refuse.binary()));
      case Command.Instantiate(int _, String _, String instance, String definition) -> {
        Component component = definitions.get(definition);
        if (component != null) {
          surroundings.add(surroundings.part(instance, component));
        }
      }
      case Command.Return _, Command.Trapping _, Command.Unknown _ -> {}
    }
  }

  private static Prepared validate(Path binary) {
    try {
      byte[] bytes = Files.readAllBytes(binary);
      if (isModule(bytes)) {
        Validator.validate(ComponentDecoder.decodeModule(bytes));
      } else {
        read(bytes);
      }
      return new Prepared.Valid();
    } catch (IOException | ModuleRejectedException | RuntimeException | StackOverflowError e) {
      return new Prepared.Refused(e);
    }
  }

  private static Component read(byte[] bytes) throws ModuleRejectedException {
    Component component = ComponentDecoder.decode(bytes);
    Validator.validate(component);
    CoreCode.validate(component, Set.of());
    return component;
  }

  private Prepared define(Command.Define define) {
    try {
      byte[] bytes = Files.readAllBytes(define.binary());
      if (isModule(bytes)) {
        return validate(define.binary());
      }
      Component component = read(bytes);
      Part part = surroundings.part(define.name(), component);
      if (!define.name().isEmpty()) {
        definitions.put(define.name(), component);
        if (define.instantiate()) {
          surroundings.add(part);
        }
      }
      return make(part);
    } catch (IOException | ModuleRejectedException | RuntimeException | StackOverflowError e) {
      return new Prepared.Refused(e);
    }
  }

  /**
   * Some imports must be provided by another component; where none does, the component is valid.
   */
  private Prepared make(Part part) throws ModuleRejectedException {
    Set<String> missing = Surroundings.missing(part);
    try {
      return new Prepared.Ready(workshop.make(Planner.plan(part)), !missing.isEmpty());
    } catch (LinkException e) {
      if (missing.contains(e.importName())) {
        return new Prepared.Valid();
      }
      throw e;
    }
  }

  private Prepared make(Path binary) {
    try {
      Part part = surroundings.part("", read(Files.readAllBytes(binary)));
      return new Prepared.Ready(workshop.make(Planner.plan(part)), false);
    } catch (IOException | ModuleRejectedException | RuntimeException | StackOverflowError e) {
      return new Prepared.Refused(e);
    }
  }

  /** Whether it is a core module, which scripts may hold too. */
  private static boolean isModule(byte[] bytes) {
    return bytes.length >= 8 && bytes[4] == 1 && bytes[6] == 0;
  }
}
