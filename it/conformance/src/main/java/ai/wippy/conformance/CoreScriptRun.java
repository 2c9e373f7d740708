package ai.wippy.conformance;

import ai.wippy.build.wasm.ModuleRejectedException;
import ai.wippy.build.wasm.ModuleTranslator;
import ai.wippy.build.wasm.TranslatedModule;
import ai.wippy.runtime.component.CoreInstance;
import ai.wippy.runtime.component.CoreModule;
import ai.wippy.runtime.component.InstanceState;
import ai.wippy.runtime.component.Trap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A script of core modules on its way through its commands. */
final class CoreScriptRun {
  private final String name;
  private final Path file;
  private final Consumer<Verdict> out;
  private @Nullable CoreInstance current;

  CoreScriptRun(String name, Path file, Consumer<Verdict> out) {
    this.name = name;
    this.file = file;
    this.out = out;
  }

  /** Carries out a command; modules in text format are no concern of ours. */
  void run(Json command) throws IOException {
    String type = command.get("type").text();
    switch (type) {
      case "module" -> report(CoreScripts.ACCEPT, command, accept(command));
      case "assert_invalid", "assert_malformed" -> {
        if (command.get("module_type").text().equals("binary")) {
          report(CoreScripts.REJECT, command, reject(command));
        }
      }
      case "action", "assert_return" -> report(CoreScripts.RETURN, command, returns(command));
      case "assert_trap" -> report(CoreScripts.TRAP, command, traps(command));
      case "register" -> {
        // Only a name for what may be imported.
      }
      default ->
          report(CoreScripts.ACCEPT, command, Optional.of("the runner does not know this command"));
    }
  }

  private void report(String part, Json command, Optional<String> problem) {
    String place =
        "%s:%s %s".formatted(name, command.get("line").text(), command.get("type").text());
    out.accept(new Verdict(part, place, problem));
  }

  private byte[] binary(Json command) throws IOException {
    return Files.readAllBytes(file.resolveSibling(command.get("filename").text()));
  }

  private Optional<String> accept(Json command) throws IOException {
    current = null;
    try {
      TranslatedModule module = new ModuleTranslator().translate(binary(command));
      current =
          CoreModule.load(new CoreClasses(module), module.id())
              .instantiate(new InstanceState(), List.of());
      return Optional.empty();
    } catch (ModuleRejectedException e) {
      return Optional.of(e.problem());
    } catch (RuntimeException | LinkageError e) {
      return Optional.of(Execution.describe(e));
    }
  }

  private Optional<String> reject(Json command) throws IOException {
    try {
      new ModuleTranslator().translate(binary(command));
      return Optional.of("accepted: " + command.get("text").text());
    } catch (ModuleRejectedException _) {
      return Optional.empty();
    } catch (RuntimeException | LinkageError e) {
      return Optional.of(Execution.describe(e));
    }
  }

  private Optional<String> returns(Json command) {
    try {
      long[] found = call(command);
      List<Json> allowed =
          command.has("either")
              ? command.get("either").elements()
              : List.of(command.get("expected"));
      boolean matches =
          command.get("type").text().equals("action")
              || allowed.stream().anyMatch(each -> CoreNumbers.match(each, found));
      return matches
          ? Optional.empty()
          : Optional.of("expected %s, got %s".formatted(allowed, Arrays.toString(found)));
    } catch (RuntimeException e) {
      return Optional.of(Execution.describe(e));
    }
  }

  private Optional<String> traps(Json command) {
    try {
      return Optional.of("returned " + Arrays.toString(call(command)));
    } catch (Trap trap) {
      String expected = command.get("text").text();
      return String.valueOf(trap.getMessage()).contains(expected)
          ? Optional.empty()
          : Optional.of("expected %s, got %s".formatted(expected, trap.getMessage()));
    } catch (RuntimeException e) {
      return Optional.of(Execution.describe(e));
    }
  }

  private long[] call(Json command) {
    CoreInstance instance = current;
    if (instance == null) {
      throw new IllegalStateException("there is no instance");
    }
    Json action = command.get("action");
    try {
      return instance
          .function(action.get("field").text())
          .call(CoreNumbers.read(action.get("args").elements()));
    } catch (RuntimeException | StackOverflowError e) {
      throw Trap.of(e);
    }
  }
}
