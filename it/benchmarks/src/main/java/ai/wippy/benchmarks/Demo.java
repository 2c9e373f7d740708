package ai.wippy.benchmarks;

import ai.wippy.build.Build;
import ai.wippy.build.BuildRequest;
import ai.wippy.build.JarRequest;
import ai.wippy.build.Outcome;
import ai.wippy.runtime.Wippy;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.WasmModule;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.luaj.vm2.LuaValue;

/**
 * The demo application, built in this process by what the goals call: {@code generate}, {@code
 * compile} and {@code package}. Its Java classes are those that Maven left.
 */
final class Demo {
  private static final String VERSION = "benchmark";

  private Demo() {}

  /** Its {@code target} folder. */
  static Path target() {
    return base().resolve("target");
  }

  private static Path base() {
    return Path.of(System.getProperty("demo")).toAbsolutePath();
  }

  /** Builds it into a folder and says how the three steps ended. */
  static List<Outcome> build(Path to) throws IOException {
    var request =
        new BuildRequest(
            base(),
            null,
            to.resolve("sources"),
            to.resolve("classes"),
            to.resolve("state"),
            null,
            VERSION);
    var jar =
        new JarRequest(
            base(),
            classPath(),
            to.resolve("app.jar"),
            to.resolve("state"),
            Instant.EPOCH.plusSeconds(1_000_000_000),
            VERSION);
    return List.of(
        new Build().generate(request),
        new Build().compile(request, classPath()),
        new Build().jar(jar));
  }

  private static List<Path> classPath() {
    return Stream.concat(
            Stream.of(target().resolve("classes")),
            Stream.of(Wippy.class, Instance.class, WasmModule.class, LuaValue.class)
                .map(Demo::home))
        .toList();
  }

  private static Path home(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("no path leads to " + type, e);
    }
  }

  /** Builds it into the folder that is named. */
  public static void main(String[] args) throws IOException {
    build(Path.of(args[0])).forEach(outcome -> System.out.println(outcome.getClass()));
  }
}
