package ai.wippy.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.wippy.registry.EntryId;
import ai.wippy.registry.Registry;
import ai.wippy.registry.Settings;
import ai.wippy.runtime.env.Environment;
import ai.wippy.runtime.function.FunctionRegistry;
import ai.wippy.runtime.payload.JavaValues;
import ai.wippy.runtime.security.Access;
import ai.wippy.runtime.security.Context;
import ai.wippy.runtime.wasm.Components;
import ai.wippy.runtime.wasm.FakeComponent;
import ai.wippy.runtime.wasm.HostResources;
import ai.wippy.runtime.wasm.WasmFunctions;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code transport: wasi-http}. */
final class WasiHttpTest {
  private static final Map<String, Object> HTTP = Map.of("transport", "wasi-http");

  private static ServedApp app(String method, Map<String, Object> more) {
    return new ServedApp().router("api", Map.of()).guest("api", "/f", method, more).start();
  }

  @Test
  void textComesAndGoes() throws Exception {
    try (var app = app("echo", HTTP)) {
      var answer = app.send("POST", "/f", "grüß");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("grüß");
      assertThat(answer.headers().firstValue("content-type")).hasValue("text/plain; charset=utf-8");
      var json = app.send("POST", "/f", "[1]", "Content-Type", "application/json");
      assertThat(json.body()).isEqualTo("[1]");
    }
  }

  @Test
  void textThatIsNoneIsTheClientsMistake() throws Exception {
    try (var app = app("echo", HTTP)) {
      var request =
          HttpRequest.newBuilder(app.uri("/f"))
              .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[] {(byte) 0xff}))
              .build();
      var answer = app.client.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("UTF-8");
    }
  }

  @Test
  void bytesComeAndGo() throws Exception {
    try (var app = app("bytes", HTTP)) {
      var request =
          HttpRequest.newBuilder(app.uri("/f"))
              .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[] {(byte) 0xff, 0}))
              .build();
      var answer = app.client.send(request, BodyHandlers.ofByteArray());
      assertThat(answer.body()).containsExactly(0xff, 0);
      assertThat(answer.headers().firstValue("content-type")).hasValue("application/octet-stream");
    }
  }

  @Test
  void recordsAreJson() throws Exception {
    try (var app = app("user", HTTP)) {
      String user = "{\"name\":\"Ann\",\"tag-count\":2}";
      var answer = app.send("POST", "/f", user, "Content-Type", "application/json");
      assertThat(answer.body()).isEqualTo(user);
      assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
      var broken = app.send("POST", "/f", "{", "Content-Type", "application/json; charset=utf-8");
      assertThat(broken.statusCode()).isEqualTo(400);
      assertThat(broken.body()).contains("invalid JSON at character 2");
    }
  }

  @Test
  void severalParametersAreTheFieldsOfAnObject() throws Exception {
    try (var app = app("add", HTTP)) {
      String type = "Content-Type";
      String json = "application/json";
      assertThat(app.send("POST", "/f", "{\"b\":2,\"a\":1}", type, json).body()).isEqualTo("3");
      assertThat(app.send("POST", "/f", "[40,2]", type, json).body()).isEqualTo("42");
      var unknown = app.send("POST", "/f", "{\"a\":1,\"c\":1}", type, json);
      assertThat(unknown.statusCode()).isEqualTo(400);
      assertThat(unknown.body()).contains("no parameter `c`");
      assertThat(app.send("POST", "/f", "7", type, json).statusCode()).isEqualTo(400);
    }
  }

  @Test
  void nothingIsNoContent() throws Exception {
    try (var app = app("done", HTTP)) {
      var answer = app.send("POST", "/f", "");
      assertThat(answer.statusCode()).isEqualTo(204);
      assertThat(answer.body()).isEmpty();
    }
  }

  @Test
  void whatTheGuestCallsItsErrorDecidesTheStatus() throws Exception {
    try (var app = app("fail", HTTP)) {
      assertThat(app.send("POST", "/f", "not-found").statusCode()).isEqualTo(404);
      assertThat(app.send("POST", "/f", "rate-limited").statusCode()).isEqualTo(429);
      var other = app.send("POST", "/f", "no such luck");
      assertThat(other.statusCode()).isEqualTo(500);
      assertThat(other.body()).isEqualTo("no such luck\n");
    }
  }

  @Test
  void trapsDeniedImportsAndDeadlines() throws Exception {
    try (var app = app("trap", HTTP)) {
      assertThat(app.send("POST", "/f", "").statusCode()).isEqualTo(500);
    }
    try (var app = app("denied", HTTP)) {
      assertThat(app.send("POST", "/f", "").statusCode()).isEqualTo(403);
    }
    try (var app =
        app("loop", Map.of("transport", "wasi-http", "limits", Map.of("max_execution_ms", 100L)))) {
      assertThat(app.send("POST", "/f", "").statusCode()).isEqualTo(504);
    }
  }

  @Test
  void withoutTheTransportTheResultIsNotSent() throws Exception {
    try (var app = app("count", Map.of())) {
      var answer = app.send("POST", "/f", "");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEmpty();
    }
  }

  @Test
  void nobodyElseCallsIt() {
    var nothing = new Registry(List.of());
    var functions = new FunctionRegistry(new Access(false));
    var kind =
        new WasmFunctions(
            new Components(getClass().getClassLoader()),
            new HostResources(
                nothing, Environment.of(nothing, System::getenv), new Access(false), functions),
            Settings.NONE);
    var entry = FakeComponent.entry("app:f", "function.wasm", "echo", HTTP);
    functions.register(entry, kind.handler(entry));
    assertThatThrownBy(() ->
            functions.call(new EntryId("app", "f"), Context.EMPTY, JavaValues.INSTANCE, "hello"))
        .hasMessageContaining("http request context not found");
  }
}
