package ai.wippy.runtime.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.wippy.registry.EntryId;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.JavaValues;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.security.Actor;
import ai.wippy.runtime.security.TokenStore;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** What requests pass on their way. */
final class MiddlewareTest {
  private static ServedApp app(List<String> middleware, Map<String, Object> options) {
    return new ServedApp()
        .router("api", Map.of("middleware", middleware, "options", options))
        .endpoint("api", "GET", "/ip", (exchange, _) -> exchange.remoteAddress().getBytes(UTF_8))
        .endpoint(
            "api",
            "GET",
            "/text/{length}",
            (exchange, _) -> {
              int length = Integer.parseInt(exchange.params().get("length"));
              exchange.reply().header("Content-Type", "text/plain");
              exchange.reply().send("x".repeat(length).getBytes(UTF_8));
              return JavaValues.NIL;
            });
  }

  @Test
  void corsAnswersBeforehand() throws Exception {
    try (var app =
        app(
                List.of("cors"),
                Map.of(
                    "cors.allow.origins",
                    "https://a.example, https://b.example",
                    "cors.allow.credentials",
                    "true",
                    "cors.expose.headers",
                    "X-Total"))
            .start()) {
      var preflight =
          app.send(
              "OPTIONS",
              "/ip",
              "",
              "Origin",
              "https://b.example",
              "Access-Control-Request-Method",
              "GET");
      assertThat(preflight.statusCode()).isEqualTo(204);
      assertThat(preflight.headers().firstValue("access-control-allow-origin"))
          .hasValue("https://b.example");
      assertThat(preflight.headers().firstValue("access-control-allow-credentials"))
          .hasValue("true");
      assertThat(preflight.headers().firstValue("access-control-allow-methods")).isPresent();
      var actual = app.get("/ip", "Origin", "https://b.example");
      assertThat(actual.headers().firstValue("access-control-expose-headers")).hasValue("X-Total");
      assertThat(actual.body()).isEqualTo("127.0.0.1");
      var stranger = app.get("/ip", "Origin", "https://evil.example");
      assertThat(stranger.headers().firstValue("access-control-allow-origin")).isEmpty();
      assertThat(stranger.headers().firstValue("vary")).hasValue("Origin");
    }
  }

  @Test
  void corsForAnybodyLetsNobodySendCredentials() throws Exception {
    try (var app = app(List.of("cors"), Map.of("cors.allow.credentials", true)).start()) {
      var answer = app.get("/ip", "Origin", "https://any.example");
      assertThat(answer.headers().firstValue("access-control-allow-origin")).hasValue("*");
      assertThat(answer.headers().firstValue("access-control-allow-credentials")).isEmpty();
    }
  }

  @Test
  void trustedProxiesSayWhoTheClientIs() throws Exception {
    try (var app = app(List.of("real_ip"), Map.of()).start()) {
      assertThat(app.get("/ip", "X-Forwarded-For", "6.6.6.6, 8.8.4.4, 10.1.1.1").body())
          .isEqualTo("8.8.4.4");
      assertThat(app.get("/ip", "X-Real-IP", "8.8.8.8").body()).isEqualTo("8.8.8.8");
      assertThat(app.get("/ip", "X-Real-IP", "nonsense").body()).isEqualTo("127.0.0.1");
    }
    try (var app =
        app(List.of("real_ip"), Map.of("real_ip.trusted.subnets", "10.0.0.0/8")).start()) {
      assertThat(app.get("/ip", "X-Real-IP", "8.8.8.8").body()).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void requestsHaveAnIdThatClientsMayChoose() throws Exception {
    try (var app =
        app(List.of("request_id"), Map.of())
            .endpoint(
                "api",
                "GET",
                "/id",
                (_, context) -> context.values().get("request_id").toString().getBytes(UTF_8))
            .endpoint(
                "api",
                "GET",
                "/fail",
                (_, _) -> {
                  throw new Failure(Kind.INTERNAL, "failed");
                })
            .start()) {
      var chosen = app.get("/id", "X-Request-ID", "abc-1");
      assertThat(chosen.headers().allValues("x-request-id")).containsExactly("abc-1");
      assertThat(chosen.body()).isEqualTo("abc-1");
      for (String odd : List.of("a b", "x".repeat(129), "")) {
        var made = app.get("/id", "X-Request-ID", odd);
        assertThat(made.body()).matches("[0-9a-f-]{36}");
        assertThat(made.headers().firstValue("x-request-id")).hasValue(made.body());
      }
      var failed = app.get("/fail", "X-Request-ID", "abc-2");
      assertThat(failed.statusCode()).isEqualTo(500);
      assertThat(failed.headers().firstValue("x-request-id")).hasValue("abc-2");
    }
    try (var app =
        app(List.of("request_id"), Map.of("request_id.header.name", "X-Trace")).start()) {
      var answer = app.get("/ip", "X-Trace", "7");
      assertThat(answer.headers().firstValue("x-trace")).hasValue("7");
      assertThat(answer.headers().firstValue("x-request-id")).isEmpty();
    }
    var wrong = app(List.of("request_id"), Map.of("request_id.header.name", "X: y"));
    assertThatThrownBy(wrong::start).isInstanceOf(Failure.class).hasMessageContaining("`X: y`");
  }

  @Test
  void whatIsLargeEnoughIsCompressed() throws Exception {
    try (var app = app(List.of("compress"), Map.of()).start()) {
      var request =
          HttpRequest.newBuilder(app.uri("/text/5000")).header("Accept-Encoding", "gzip").build();
      var large = app.client.send(request, BodyHandlers.ofByteArray());
      assertThat(large.headers().firstValue("content-encoding")).hasValue("gzip");
      assertThat(large.body()).hasSizeLessThan(200);
      try (var in = new GZIPInputStream(new ByteArrayInputStream(large.body()))) {
        assertThat(in.readAllBytes()).hasSize(5000);
      }
      var small = app.get("/text/50", "Accept-Encoding", "gzip");
      assertThat(small.headers().firstValue("content-encoding")).isEmpty();
      assertThat(small.body()).hasSize(50);
      var plain = app.get("/text/5000", "Accept-Encoding", "br, gzip;q=0");
      assertThat(plain.headers().firstValue("content-encoding")).isEmpty();
      assertThat(plain.body()).hasSize(5000);
      assertThat(plain.headers().firstValue("vary")).hasValue("Accept-Encoding");
    }
  }

  @Test
  void whoAsksTooOftenWaits() throws Exception {
    try (var app =
        app(
                List.of("ratelimit"),
                Map.of(
                    "ratelimit.requests", 60L,
                    "ratelimit.window", "1m",
                    "ratelimit.burst", "2",
                    "ratelimit.key", "header:X-Key"))
            .start()) {
      assertThat(app.get("/ip", "X-Key", "a").statusCode()).isEqualTo(200);
      assertThat(app.get("/ip", "X-Key", "a").statusCode()).isEqualTo(200);
      var third = app.get("/ip", "X-Key", "a");
      assertThat(third.statusCode()).isEqualTo(429);
      assertThat(third.headers().firstValueAsLong("retry-after").orElse(0)).isBetween(1L, 2L);
      assertThat(app.get("/ip", "X-Key", "b").statusCode()).isEqualTo(200);
    }
  }

  private static ServedApp known(ServedApp app) {
    return app.entry(
            "p",
            "security.policy",
            Map.of(),
            Map.of(
                "policy",
                Map.of("actions", "access", "resources", "app:e*", "effect", "allow"),
                "groups",
                List.of("users")))
        .service(
            "lifecycle",
            Map.of(
                "security", Map.of("actor", Map.of("id", "user:1"), "policies", List.of("app:p"))));
  }

  @Test
  void firewallsAskWhoAndWhat() throws Exception {
    try (var app = app(List.of("endpoint_firewall"), Map.of()).start()) {
      assertThat(app.get("/ip").statusCode()).isEqualTo(401);
    }
    try (var app = known(app(List.of("endpoint_firewall"), Map.of())).start()) {
      assertThat(app.get("/ip").statusCode()).isEqualTo(200);
    }
    try (var app =
        known(app(List.of("resource_firewall"), Map.of("resource_firewall.target", "app:secret")))
            .start()) {
      assertThat(app.get("/ip").statusCode()).isEqualTo(403);
    }
  }

  @Test
  void whoHasATokenIsKnown() throws Exception {
    try (var app =
        known(app(List.of("token_auth", "endpoint_firewall"), Map.of("token_auth.store", "tokens")))
            .service("lifecycle", Map.of())
            .entry("tokens", "security.token_store", Map.of(), Map.of("store", "app:memory"))
            .start()) {
      var store = app.security().tokens().get(EntryId.parse("app:tokens"));
      var scope = app.security().policies().group(EntryId.parse("app:users")).orElseThrow();
      String token =
          store.create(
              new TokenStore.Grant(new Actor("user:7", Map.of()), scope, Map.of()),
              Optional.empty());
      assertThat(app.get("/ip").statusCode()).isEqualTo(401);
      assertThat(app.get("/ip", "Authorization", "Bearer nonsense").statusCode()).isEqualTo(401);
      assertThat(app.get("/ip", "Authorization", "Bearer " + token).statusCode()).isEqualTo(200);
      assertThat(app.get("/ip?x-auth-token=" + token).statusCode()).isEqualTo(200);
      assertThat(app.get("/ip", "Cookie", "a=b; x-auth-token=" + token).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void aStoreThatIsNotThereIsNamed() {
    var app = app(List.of("metrics", "otel", "token_auth"), Map.of("token_auth.store", "nowhere"));
    assertThatThrownBy(app::start).isInstanceOf(Failure.class).hasMessageContaining("`nowhere`");
    var other = app(List.of("unheard_of"), Map.of());
    assertThatThrownBy(other::start).isInstanceOf(Failure.class).hasMessageContaining("unheard_of");
  }
}
