package ai.wippy.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A project below {@code src/it}, as the invoker has left it.
 *
 * @param folder its copy below {@code target/it}
 */
record Project(Path folder) {
  private static final Path COPIES = Path.of("target/it").toAbsolutePath();
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  /** What a process printed, and how it ended. */
  record Run(int exitCode, String output) {}

  static Project named(String name) {
    return new Project(COPIES.resolve(name));
  }

  /** What Maven printed, all invocations one after the other. */
  String log() {
    return read("build.log");
  }

  /** The executable jar. */
  Path jar() {
    return path("target/app-app.jar");
  }

  /** A file or folder by its name relative to the project. */
  Path path(String name) {
    return folder.resolve(name);
  }

  /** The text of a file by its name relative to the project. */
  String read(String name) {
    try {
      return Files.readString(path(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs the executable jar in the project's folder, for a minute at most. */
  Run run(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(JAVA.toString(), "-jar", jar().toString()));
    command.addAll(List.of(arguments));
    Path output = path("target/run.log");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(1, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("still running after a minute: " + command);
    }
    return new Run(process.exitValue(), Files.readString(output));
  }
}
