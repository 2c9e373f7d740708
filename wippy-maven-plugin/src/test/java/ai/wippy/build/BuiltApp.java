package ai.wippy.build;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.build.Outcome.Rejected;
import ai.wippy.build.Outcome.Written;
import ai.wippy.diagnostic.Diagnostic;
import ai.wippy.runtime.Wippy;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;

/**
 * An application of {@code src/test/resources/apps}, built as the plugin does it, but without
 * Maven.
 */
final class BuiltApp implements AutoCloseable {
  private static final Path GUESTS = Path.of("../wippy-wit-codegen/src/test/resources/guests");

  private final BuildRequest request;
  private final URLClassLoader loader;
  private final Wippy wippy;
  private final List<Diagnostic> warnings;

  private BuiltApp(BuildRequest request, List<Diagnostic> warnings) throws MalformedURLException {
    this.request = request;
    this.warnings = warnings;
    loader =
        new URLClassLoader(
            new URL[] {request.classes().toUri().toURL()}, BuiltApp.class.getClassLoader());
    wippy = Wippy.start(loader);
  }

  /**
   * What the build of an application works on: a copy of it in a folder for its outputs, the guests
   * of every toolchain in its folder {@code guests}.
   */
  static BuildRequest request(String name, Path target) throws Exception {
    Path base = target.resolve("project");
    copy(Path.of(BuiltApp.class.getResource("/apps/" + name).toURI()), base);
    copy(GUESTS, base.resolve("guests"));
    return request(base, target);
  }

  /** What the build of a project works on. */
  static BuildRequest request(Path base, Path target) {
    return new BuildRequest(
        base,
        null,
        target.resolve("sources"),
        target.resolve("classes"),
        target.resolve("state"),
        null,
        "test");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> walk = Files.walk(from)) {
      for (Path path : walk.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(path).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(path, copy);
      }
    }
  }

  /** Builds an application and starts it. */
  static BuiltApp start(String name, Path target) throws Exception {
    return start(request(name, target));
  }

  /** Builds an application and starts it. */
  static BuiltApp start(BuildRequest request) throws IOException {
    List<Diagnostic> warnings = written(new Build().generate(request)).warnings();
    javac(request);
    Path resources = request.base().resolve("src/main/resources");
    if (Files.isDirectory(resources)) {
      copy(resources, request.classes());
    }
    List<Diagnostic> more = written(new Build().compile(request, classPath(request))).warnings();
    return new BuiltApp(request, Stream.concat(warnings.stream(), more.stream()).toList());
  }

  /** What the application runs on, apart from the runtime. */
  static List<Path> classPath(BuildRequest request) {
    return List.of(request.classes(), request.base().resolve("src/main/resources"));
  }

  private static Written written(Outcome outcome) {
    if (outcome instanceof Rejected(var problems)) {
      Assertions.fail(render(problems));
    }
    assertThat(outcome).isInstanceOf(Written.class);
    return (Written) outcome;
  }

  /** Diagnostics as a user reads them. */
  static String render(List<Diagnostic> problems) {
    return problems.stream().map(Diagnostic::render).collect(Collectors.joining("\n"));
  }

  private static void javac(BuildRequest request) throws IOException {
    Files.createDirectories(request.classes());
    Stream<String> options =
        Stream.of("-Xlint:all,-path", "-Werror", "-proc:none", "-d", request.classes().toString());
    Stream<String> sources =
        Stream.concat(
            sources(request.generatedSources()), sources(request.base().resolve("src/main/java")));
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, Stream.concat(options, sources).toArray(String[]::new));
    assertThat(status).as("javac on generated sources").isZero();
  }

  private static Stream<String> sources(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).map(Path::toString).toList().stream();
    }
  }

  /** Calls a function with plain Java values. */
  @Nullable Object call(String id, Object... args) {
    return wippy.call(id, args);
  }

  /** Runs the application as its jar does; gives what it prints, and its exit code. */
  String run(String... words) throws IOException, InterruptedException {
    return runWith("", words);
  }

  /** The same, with something to read. */
  String runWith(String input, String... words) throws IOException, InterruptedException {
    Process process = start(List.of(), words).redirectErrorStream(true).start();
    try (var in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    }
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return printed + "exit code " + process.waitFor() + "\n";
  }

  /** How to run the application as its jar does, in a JVM with more options. */
  ProcessBuilder start(List<String> options, String... words) {
    String classPath =
        request.classes() + File.pathSeparator + System.getProperty("java.class.path");
    String java = ProcessHandle.current().info().command().orElseThrow();
    var command = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1"));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, "ai.wippy.runtime.Main", "run"));
    command.addAll(List.of(words));
    return new ProcessBuilder(command);
  }

  /** What the build warned of, as a user reads it. */
  String warnings() {
    return render(warnings);
  }

  /** The class loader of the application. */
  ClassLoader loader() {
    return loader;
  }

  @Override
  public void close() throws IOException {
    wippy.close();
    loader.close();
  }
}
