package ai.wippy.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.wippy.registry.FrozenRegistry;
import ai.wippy.registry.Registry;
import ai.wippy.registry.Settings;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.wasm.FakeComponent;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class WippyTest {
  @TempDir Path classes;

  private URLClassLoader application(Map<String, Object> settings) throws IOException {
    var entries =
        List.of(
            FakeComponent.entry("app:echo", "function.wasm", "echo", Map.of()),
            FakeComponent.entry("app:exit", "function.wat", "exit", Map.of()));
    var file = classes.resolve(FrozenRegistry.RESOURCE);
    Files.createDirectories(file.getParent());
    try (OutputStream out = Files.newOutputStream(file)) {
      new FrozenRegistry(new Registry(entries), new Settings(settings)).write(out);
    }
    return new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
  }

  @Test
  void aJavaProgramCallsFunctions() throws IOException {
    try (var loader = application(Map.of());
        var app = Wippy.start(loader)) {
      assertThat(app.call("app:echo", "hello")).isEqualTo("hello");
      assertThat(app.call("app:echo", (Object) null)).isNull();
      assertThat(app.call("app:exit", 0)).isNull();
      assertThatThrownBy(() -> app.call("app:echa"))
          .hasMessage("no handler registered for app:echa; did you mean app:echo?");
    }
  }

  @Test
  void strictModeDeniesACallerWithoutActor() throws IOException {
    try (var loader = application(Map.of("security.strict_mode", true));
        var app = Wippy.start(loader)) {
      var failure = catchThrowableOfType(Failure.class, () -> app.call("app:echo", "hello"));
      assertThat(failure.kind()).isEqualTo(Kind.PERMISSION_DENIED);
    }
  }

  @Test
  void afterTheEndNothingIsAvailable() throws IOException {
    try (var loader = application(Map.of())) {
      var app = Wippy.start(loader);
      app.close();
      assertThatThrownBy(() -> app.call("app:echo", "hello")).hasMessage("pool is closed");
    }
  }

  @Test
  void withoutAnApplicationItSaysWhatToRun() {
    var nothing = ClassLoader.getPlatformClassLoader();
    assertThatThrownBy(() -> Wippy.start(nothing))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "no META-INF/wippy/registry on the class path: build with wippy-maven-plugin and run the"
                + " jar whose name ends in -app.jar");
  }
}
