package ai.wippy.conformance;

import ai.wippy.build.wasm.ModuleRejectedException;
import ai.wippy.component.Component;
import ai.wippy.component.ComponentDecoder;
import ai.wippy.component.Definition;
import ai.wippy.component.ExternType;
import ai.wippy.component.Validator;
import ai.wippy.component.plan.Planner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;

/** Takes the binaries of a script as far as they go without running them. */
final class Preparation {
  private final Workshop workshop = new Workshop();
  private final Map<Command, Prepared> done = new IdentityHashMap<>();

  private Preparation() {}

  static Preparation of(Script script) {
    var preparation = new Preparation();
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
      case Command.Define define -> done.put(command, make(define.binary()));
      case Command.Unlinkable unlinkable -> done.put(command, make(unlinkable.binary()));
      case Command.Uninstantiable trapping -> done.put(command, make(trapping.binary()));
      case Command.Refuse refuse -> done.put(command, validate(refuse.binary()));
      case Command.Instantiate _, Command.Return _, Command.Trapping _, Command.Unknown _ -> {}
    }
  }

  private static Prepared validate(Path binary) {
    try {
      byte[] bytes = Files.readAllBytes(binary);
      if (isModule(bytes)) {
        Validator.validate(ComponentDecoder.decodeModule(bytes));
      } else {
        Validator.validate(ComponentDecoder.decode(bytes));
      }
      return new Prepared.Valid();
    } catch (IOException | RuntimeException | StackOverflowError e) {
      return new Prepared.Refused(e);
    }
  }

  private Prepared make(Path binary) {
    try {
      byte[] bytes = Files.readAllBytes(binary);
      if (isModule(bytes)) {
        return validate(binary);
      }
      Component component = ComponentDecoder.decode(bytes);
      Validator.validate(component);
      return component.definitions().stream().anyMatch(Preparation::needsProvider)
          ? new Prepared.Valid()
          : new Prepared.Ready(workshop.make(Planner.plan(component)));
    } catch (IOException | ModuleRejectedException | RuntimeException | StackOverflowError e) {
      return new Prepared.Refused(e);
    }
  }

  /** A type that equals another is no more than a name, for which nobody has to stand. */
  private static boolean needsProvider(Definition definition) {
    return definition instanceof Definition.ImportDefinition imported
        && !(imported.type() instanceof ExternType.TypeEq);
  }

  /** Whether it is a core module, which scripts may hold too. */
  private static boolean isModule(byte[] bytes) {
    return bytes.length >= 8 && bytes[4] == 1 && bytes[6] == 0;
  }
}
