package ai.wippy.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;

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

  /** What Maven printed, one text for each invocation. */
  List<String> logs() {
    return List.of(log().split("(?=\\[INFO\\] Scanning for projects)")).stream()
        .filter(text -> text.contains("Scanning for projects"))
        .toList();
  }

  /** A module of this project, by the name of its folder. */
  Project module(String name) {
    return new Project(path(name));
  }

  /** The executable jar. */
  Path jar() {
    return path("target/app-app.jar");
  }

  /**
   * The two first parts of the names of the executable jar's packages, such as {@code org.luaj}.
   */
  Set<String> packages() throws IOException {
    try (var opened = new JarFile(jar().toFile())) {
      return opened.stream()
          .map(JarEntry::getName)
          .filter(name -> name.matches("\\w+/\\w+/.+\\.class"))
          .map(name -> name.split("/"))
          .map(parts -> parts[0] + "." + parts[1])
          .collect(Collectors.toSet());
    }
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
    return java("-jar", jar().toString(), List.of(arguments));
  }

  /** Runs the command {@code answer} of the executable jar with options of the JVM. */
  Run runWith(String... options) throws IOException, InterruptedException {
    return java(List.of(options), "-jar", jar().toString(), List.of("run", "answer"));
  }

  /** Runs an executable jar, kept under a name of its own, for a minute at most. */
  Run runJar(String name, String... arguments) throws IOException, InterruptedException {
    return java("-jar", path(name).toString(), List.of(arguments));
  }

  /** Starts the executable jar in the project's folder; what it prints is in target/server.log. */
  Process start(String... arguments) throws IOException {
    var command = new ArrayList<>(List.of(JAVA.toString(), "-jar", jar().toString()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(path("target/server.log").toFile())
        .start();
  }

  /** Runs a main class of the executable jar, for a minute at most. */
  Run runClass(String main) throws IOException, InterruptedException {
    return java("-cp", jar().toString(), List.of(main));
  }

  private Run java(String option, String jar, List<String> arguments)
      throws IOException, InterruptedException {
    return java(List.of(), option, jar, arguments);
  }

  private Run java(List<String> options, String option, String jar, List<String> arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(JAVA.toString()));
    command.addAll(options);
    command.addAll(List.of(option, jar));
    command.addAll(arguments);
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
