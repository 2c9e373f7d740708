package ai.wippy.it;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A browser that shows nothing. */
record Browser(Path executable, Path profile) {
  /** The one of this machine; without one, the test is skipped. */
  static Browser installed(Path profile) {
    Optional<Path> found =
        Stream.of("chromium", "chromium-browser", "google-chrome", "chrome")
            .flatMap(name ->
                Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                    .map(folder -> Path.of(folder, name)))
            .filter(Files::isExecutable)
            .findFirst();
    assumeThat(found).as("needs Chromium on the PATH: apt install chromium").isPresent();
    return new Browser(found.orElseThrow(), profile);
  }

  /** What a page has become when its scripts have nothing left to do. */
  String dom(URI page) throws Exception {
    Path output = profile.resolve("dom.html");
    var process =
        new ProcessBuilder(
                executable.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--user-data-dir=" + profile,
                "--virtual-time-budget=20000",
                "--dump-dom",
                page.toString())
            .redirectOutput(output.toFile())
            .redirectError(profile.resolve("errors.txt").toFile())
            .start();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        throw new IllegalStateException(
            "the browser does not end: " + Files.readString(profile.resolve("errors.txt")));
      }
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(output);
  }
}
