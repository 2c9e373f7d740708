package ai.wippy.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The folder {@code core}: scripts of core modules and of calls to them, as wabt's {@code
 * wast2json} writes them.
 */
final class CoreScripts implements Part {
  static final String ACCEPT = "core.accept";
  static final String REJECT = "core.reject";
  static final String RETURN = "core.return";
  static final String TRAP = "core.trap";

  private final Path suite;

  CoreScripts(Path suite) {
    this.suite = suite;
  }

  @Override
  public List<String> lines() {
    return List.of(ACCEPT, REJECT, RETURN, TRAP);
  }

  @Override
  public void run(Consumer<Verdict> out) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(suite.resolve("core"))) {
      files = all.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
    for (Path file : files) {
      String name = suite.relativize(file).toString().replace('\\', '/').replace(".json", "");
      var run = new CoreScriptRun(name, file, out);
      for (Json command : Json.parse(Files.readString(file)).get("commands").elements()) {
        run.run(command);
      }
    }
  }
}
