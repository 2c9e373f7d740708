package ai.wippy.build;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.build.Outcome.Written;
import ai.wippy.runtime.Wippy;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Assertions;

/**
 * An application of {@code src/test/resources/apps}, built as the plugin does it, but without
 * Maven.
 */
final class BuiltApp implements AutoCloseable {
  private final URLClassLoader loader;
  private final Wippy wippy;

  private BuiltApp(Path classes, Path resources) throws MalformedURLException {
    loader =
        new URLClassLoader(
            new URL[] {classes.toUri().toURL(), resources.toUri().toURL()},
            BuiltApp.class.getClassLoader());
    wippy = Wippy.start(loader);
  }

  /** What the build of an application works on, in a folder for its outputs. */
  static BuildRequest request(String name, Path target) throws Exception {
    URI apps = BuiltApp.class.getResource("/apps/" + name).toURI();
    return new BuildRequest(
        Path.of(apps),
        null,
        target.resolve("sources"),
        target.resolve("resources"),
        target.resolve("classes"),
        target.resolve("state"),
        null,
        "test");
  }

  /** Builds an application and starts it. */
  static BuiltApp start(String name, Path target) throws Exception {
    BuildRequest request = request(name, target);
    written(new Build().generate(request));
    javac(request);
    written(new Build().compile(request));
    return new BuiltApp(request.classes(), request.generatedResources());
  }

  private static void written(Outcome outcome) {
    if (outcome instanceof Outcome.Rejected(var problems)) {
      Assertions.fail(String.join("\n", problems.stream().map(p -> p.render()).toList()));
    }
    assertThat(outcome).isInstanceOf(Written.class);
  }

  private static void javac(BuildRequest request) throws IOException {
    Files.createDirectories(request.classes());
    try (Stream<Path> walk = Files.walk(request.generatedSources())) {
      List<String> sources = walk.filter(Files::isRegularFile).map(Path::toString).toList();
      List<String> options =
          Stream.concat(
                  Stream.of(
                      "-Xlint:all,-path",
                      "-Werror",
                      "-proc:none",
                      "-d",
                      request.classes().toString()),
                  sources.stream())
              .toList();
      int status =
          ToolProvider.getSystemJavaCompiler()
              .run(null, null, null, options.toArray(String[]::new));
      assertThat(status).as("javac on generated sources").isZero();
    }
  }

  /** Calls a function with plain Java values. */
  Object call(String id, Object... args) {
    return wippy.call(id, args);
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
