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
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
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
    var files = new FrozenRegistry(new Registry(entries), new Settings(settings)).files();
    for (var file : files.entrySet()) {
      Path path = classes.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
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

  private static String ask(Wippy app, String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:%d%s".formatted(app.metrics().port(), path));
    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
      return answer.statusCode() + " " + answer.body();
    }
  }

  @Test
  void whatItCountsCanBeAskedFor() throws Exception {
    var settings =
        Map.<String, Object>of("prometheus.enabled", true, "prometheus.address", "127.0.0.1:0");
    try (var loader = application(settings);
        var app = Wippy.start(loader)) {
      app.call("app:echo", "hello");
      assertThatThrownBy(() -> app.call("app:exit", 1)).isInstanceOf(Failure.class);
      assertThatThrownBy(() -> app.call("app:nobody")).isInstanceOf(Failure.class);
      assertThat(ask(app, "/health")).isEqualTo("200 ok\n");
      assertThat(ask(app, "/metrics"))
          .startsWith("200 # HELP ")
          .contains(
              "# TYPE wippy_function_calls_total counter\n",
              "\nwippy_function_calls_total{function_id=\"app:echo\",status=\"success\"} 1\n",
              "\nwippy_function_calls_total{function_id=\"app:exit\",status=\"error\"} 1\n",
              "\nwippy_function_in_flight{function_id=\"app:echo\"} 0\n",
              "\nwippy_function_waiting{function_id=\"app:echo\"} 0\n",
              "\nwippy_function_duration_seconds_count{function_id=\"app:echo\"} 1\n")
          .doesNotContain("app:nobody");
      assertThat(ask(app, "/secret")).startsWith("404 ");
      var taken = Map.<String, Object>of("prometheus.enabled", true, "prometheus.address", "here");
      assertThatThrownBy(() -> Wippy.start(application(taken))).hasMessageContaining("`here`");
    }
  }

  @Test
  void nothingIsCountedUnlessTheSettingsSaySo() throws Exception {
    try (var loader = application(Map.of("prometheus.address", "127.0.0.1:0"));
        var app = Wippy.start(loader)) {
      assertThat(app.metrics()).isNull();
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
            "no class wippy.Application on the class path: build with wippy-maven-plugin and run the"
                + " jar whose name ends in -app.jar");
  }
}
