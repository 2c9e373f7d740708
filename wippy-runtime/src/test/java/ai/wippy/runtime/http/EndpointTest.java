package ai.wippy.runtime.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.JavaValues;
import ai.wippy.runtime.payload.Kind;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a client gets for what functions do. */
final class EndpointTest {
  private static ServedApp app() {
    return new ServedApp().router("api", Map.of("prefix", "/api/"));
  }

  @Test
  void whatTheFunctionWritesIsTheAnswer() throws Exception {
    try (var app =
        app()
            .endpoint(
                "api",
                "POST",
                "/echo/{name}/{rest...}",
                (exchange, _) -> {
                  exchange.reply().status(201);
                  exchange.reply().header("X-Name", exchange.params().get("name"));
                  exchange.reply().header("X-Rest", exchange.params().get("rest"));
                  exchange.reply().header("X-Query", exchange.query());
                  exchange.body().transferTo(exchange.reply().body());
                  return JavaValues.NIL;
                })
            .start()) {
      var answer = app.send("POST", "/api/echo/a%20b/c/d%20e?x=1&y", "hello");
      assertThat(answer.statusCode()).isEqualTo(201);
      assertThat(answer.body()).isEqualTo("hello");
      assertThat(answer.headers().firstValue("x-name")).hasValue("a b");
      assertThat(answer.headers().firstValue("x-rest")).hasValue("c/d e");
      assertThat(answer.headers().firstValue("x-query")).hasValue("x=1&y");
      assertThat(answer.headers().firstValue("content-length")).hasValue("5");
      assertThat(answer.headers().firstValue("server")).isEmpty();
    }
  }

  @Test
  void resultsWithoutAnAnswer() throws Exception {
    try (var app =
        app()
            .endpoint("api", "GET", "/nil", (_, _) -> JavaValues.NIL)
            .endpoint("api", "GET", "/bytes", (_, _) -> "{\"a\":1}".getBytes(UTF_8))
            .endpoint("api", "GET", "/text", (_, _) -> "text")
            .start()) {
      var nil = app.get("/api/nil");
      assertThat(nil.statusCode()).isEqualTo(500);
      assertThat(nil.body()).isEqualTo("received nil result\n");
      assertThat(nil.headers().firstValue("content-type")).hasValue("text/plain; charset=utf-8");
      var bytes = app.get("/api/bytes");
      assertThat(bytes.statusCode()).isEqualTo(200);
      assertThat(bytes.body()).isEqualTo("{\"a\":1}");
      assertThat(bytes.headers().firstValue("content-type")).hasValue("application/json");
      var text = app.get("/api/text");
      assertThat(text.statusCode()).isEqualTo(200);
      assertThat(text.body()).isEmpty();
      assertThat(text.headers().firstValue("content-type")).hasValue("application/json");
    }
  }

  @Test
  void failuresAndDefects() throws Exception {
    try (var app =
        app()
            .endpoint(
                "api",
                "GET",
                "/failure",
                (exchange, _) -> {
                  exchange.reply().status(202);
                  throw new Failure(Kind.NOT_FOUND, "no such user: 7");
                })
            .endpoint(
                "api",
                "GET",
                "/defect",
                (_, _) -> {
                  throw new IllegalStateException("a defect");
                })
            .start()) {
      var failure = app.get("/api/failure");
      assertThat(failure.statusCode()).isEqualTo(500);
      assertThat(failure.body()).isEqualTo("no such user: 7\n");
      assertThat(failure.headers().firstValue("content-type"))
          .hasValue("text/plain; charset=utf-8");
      assertThat(failure.headers().firstValue("x-content-type-options")).hasValue("nosniff");
      assertThat(app.get("/api/defect").statusCode()).isEqualTo(500);
    }
  }

  @Test
  void methodsAndPathsThatAreNotThere() throws Exception {
    try (var app =
        app()
            .endpoint("api", "GET", "/users/:id", (exchange, _) -> say(exchange, "one user"))
            .endpoint("api", "DELETE", "/users/:id", (exchange, _) -> say(exchange, "gone"))
            .endpoint("api", "GET", "/users/me", (exchange, _) -> say(exchange, "me"))
            .endpoint("api", "GET", "/", (exchange, _) -> say(exchange, "top"))
            .start()) {
      assertThat(app.get("/api/users/7").body()).isEqualTo("one user");
      assertThat(app.get("/api/users/me").body()).isEqualTo("me");
      assertThat(app.get("/api/").body()).isEqualTo("top");
      assertThat(app.get("/api").statusCode()).isEqualTo(404);
      assertThat(app.get("/api/users/").statusCode()).isEqualTo(404);
      var missing = app.get("/nowhere");
      assertThat(missing.statusCode()).isEqualTo(404);
      assertThat(missing.body()).isEqualTo("404 page not found\n");
      var wrong = app.send("PUT", "/api/users/7", "x");
      assertThat(wrong.statusCode()).isEqualTo(405);
      assertThat(wrong.headers().firstValue("allow")).hasValue("DELETE, GET, HEAD, OPTIONS");
      var options = app.send("OPTIONS", "/api/users/7", "");
      assertThat(options.statusCode()).isEqualTo(204);
      assertThat(options.headers().firstValue("allow")).hasValue("DELETE, GET, HEAD, OPTIONS");
      var head = app.send("HEAD", "/api/users/7", "");
      assertThat(head.statusCode()).isEqualTo(200);
      assertThat(head.body()).isEmpty();
      assertThat(head.headers().firstValue("content-length")).hasValue("8");
    }
  }

  private static Object say(ai.wippy.runtime.http.exchange.Exchange exchange, String text) {
    exchange.reply().send(text.getBytes(UTF_8));
    return JavaValues.NIL;
  }

  @Test
  void aRequestStartsWithTheIdentityOfItsService() throws Exception {
    try (var app =
        app()
            .service("lifecycle", Map.of("security", Map.of("actor", Map.of("id", "service:web"))))
            .endpoint(
                "api",
                "GET",
                "/who",
                (_, context) -> context.actor().orElseThrow().id().getBytes(UTF_8))
            .start()) {
      assertThat(app.get("/api/who").body()).isEqualTo("service:web");
    }
  }

  @Test
  void http2InClearText() throws Exception {
    try (var app = app().endpoint("api", "GET", "/x", (exchange, _) -> say(exchange, "x")).start();
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
      var request = HttpRequest.newBuilder(app.uri("/api/x")).build();
      assertThat(client.send(request, BodyHandlers.ofString()).version())
          .isEqualTo(HttpClient.Version.HTTP_2);
    }
  }
}
