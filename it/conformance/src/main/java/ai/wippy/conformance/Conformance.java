package ai.wippy.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs a folder of the suites and reports one line for each part. */
public final class Conformance {
  private static final int THREADS = 2;
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private Conformance() {}

  /**
   * Runs it; the process fails if a number is below its floor.
   *
   * @param args the folder, the file of floors, the file of failures that are explained
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path suite = Path.of(args[0]);
    if (!Files.isDirectory(suite)) {
      System.err.printf(
          "conformance: there is no folder %s: name one with -Dconformance=DIR%n",
          suite.toAbsolutePath());
      System.exit(2);
    }
    var report = new Report(Floors.read(Path.of(args[1])), Explanations.read(Path.of(args[2])));
    Map<String, Part> parts = new LinkedHashMap<>();
    parts.put("wast", new Scripts(suite, THREADS, LIMIT));
    parts.put("core", new CoreScripts(suite));
    parts.put("wit", new WitInputs(suite));
    parts.put("components", new Worlds(suite));
    parts.put("abi", new SpecVectors(suite));
    parts.put("wasi", new WasiPrograms(suite));
    for (var part : parts.entrySet()) {
      report.expect(part.getValue().lines());
      if (Files.isDirectory(suite.resolve(part.getKey()))) {
        part.getValue().run(report::add);
      }
    }
    System.out.print(report.text());
    // Threads that did not stop in time are left behind.
    System.exit(report.holds() ? 0 : 1);
  }
}
