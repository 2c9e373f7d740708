package ai.wippy.runtime.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.JavaValues;
import ai.wippy.runtime.payload.Kind;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests and responses that are not what they should be; the service goes on. */
@Timeout(60)
@ExtendWith(FlatHeap.class)
final class AbuseTest {
  private final AtomicInteger calls = new AtomicInteger();

  private ServedApp app() {
    return new ServedApp()
        .router("api", Map.of())
        .endpoint(
            "api",
            "POST",
            "/read",
            (exchange, _) -> {
              calls.incrementAndGet();
              byte[] body = exchange.body().readAllBytes();
              return Integer.toString(body.length).getBytes(UTF_8);
            })
        .endpoint("api", "GET", "/alive", (_, _) -> "yes".getBytes(UTF_8));
  }

  private static void assertAlive(ServedApp app) throws Exception {
    assertThat(app.get("/alive").body()).isEqualTo("yes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\nTransfer-Encoding: chunked\n\n0\n\nGET /alive HTTP/1.1\nHost: a\n\n",
        "Content-Length: 5\nContent-Length: 6\n\nhello",
        "Content-Length: 5, 6\n\nhello",
        "Content-Length: +5\n\nhello",
        "Content-Length: -5\n\nhello",
        "Content-Length: 99999999999999999999\n\nhello",
        "Transfer-Encoding: chunked, identity\n\n5\nhello\n0\n\n",
        "Transfer-Encoding: xchunked\n\n5\nhello\n0\n\n",
        "Transfer-Encoding : chunked\n\n0\n\n",
        " Content-Length: 5\n\nhello",
        "X: a\n folded\nContent-Length: 0\n\n",
        "Transfer-Encoding: chunked\n\nfffffffffffffffff\nhello\n0\n\n",
        "Transfer-Encoding: chunked\n\n5;\u0001\nhello\nzz\n\n",
      })
  void ambiguousLengthsAreRefused(String rest) throws Exception {
    try (var app = app().start()) {
      String request = "POST /read HTTP/1.1\nHost: localhost\n" + rest;
      String answer = app.raw(request.replace("\n", "\r\n"));
      assertThat(answer).startsWith("HTTP/1.1 4");
      assertThat(answer.split("HTTP/1.1 ", -1)).as(answer).hasSize(2);
      assertAlive(app);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /alive\r\n\r\n",
        "GET /alive HTTP/1.1\r\n\r\n",
        "GET /alive HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "G\u0001T /alive HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /alive HTTP/7.1\r\nHost: a\r\n\r\n",
        "GET /%2e%2e/%2fetc/passwd HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "GET /a%00b HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "GET /%ff%fe HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "GET * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
      })
  void brokenRequestsAreRefused(String request) throws Exception {
    try (var app = app().start()) {
      String answer = app.raw(request);
      if (!answer.isEmpty()) {
        assertThat(answer).matches("(?s)HTTP/1\\.1 (4|505).*");
      }
      assertThat(answer).doesNotContain("yes");
      assertAlive(app);
    }
  }

  @Test
  void aBodyThatEndsTooEarlyEndsItsFunction() throws Exception {
    try (var app = app().start();
        Socket socket = app.connect()) {
      socket
          .getOutputStream()
          .write(
              "POST /read HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhello"
                  .getBytes(ISO_8859_1));
      socket.shutdownOutput();
      String answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
      assertThat(answer).doesNotStartWith("HTTP/1.1 200");
      assertAlive(app);
    }
  }

  @Test
  void headersAreLimited() throws Exception {
    try (var app = app().start()) {
      String answer =
          app.raw("GET /alive HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(64 << 10) + "\r\n\r\n");
      assertThat(answer).startsWith("HTTP/1.1 431");
      assertAlive(app);
    }
  }

  @Test
  void bodiesAreLimited() throws Exception {
    try (var app = app().service("limits", Map.of("max_body_bytes", 1000L)).start()) {
      assertThat(app.send("POST", "/read", "x".repeat(1000)).body()).isEqualTo("1000");
      assertThat(calls).hasValue(1);
      assertThat(app.send("POST", "/read", "x".repeat(1001)).statusCode()).isEqualTo(413);
      assertThat(calls).hasValue(1);
      String chunked =
          "POST /read HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
              + ("64\r\n" + "x".repeat(100) + "\r\n").repeat(11)
              + "0\r\n\r\n";
      assertThat(app.raw(chunked)).contains("limits.max_body_bytes");
      assertAlive(app);
    }
  }

  @Test
  void noValueBreaksOutOfItsField() throws Exception {
    try (var app =
        app()
            .endpoint(
                "api",
                "GET",
                "/inject",
                (exchange, _) -> {
                  exchange.reply().header("X-Name", "a\r\nSet-Cookie: evil=1\r\n\r\n<html>");
                  return JavaValues.NIL;
                })
            .endpoint(
                "api",
                "GET",
                "/name",
                (exchange, _) -> {
                  exchange.reply().header("X: y\r\nSet-Cookie", "evil");
                  return JavaValues.NIL;
                })
            .endpoint(
                "api",
                "GET",
                "/framing",
                (exchange, _) -> {
                  exchange.reply().header("Transfer-Encoding", "chunked");
                  return JavaValues.NIL;
                })
            .start()) {
      for (String path : List.of("/inject", "/name", "/framing")) {
        var answer = app.get(path);
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
        assertThat(answer.body()).doesNotContain("\r").contains("header");
      }
    }
  }

  @Test
  void aPromiseOfAnotherLengthIsBrokenOff() throws Exception {
    try (var app =
        app()
            .endpoint(
                "api",
                "GET",
                "/short",
                (exchange, _) -> {
                  exchange.reply().header("Content-Length", "100");
                  exchange.reply().body().write("short".getBytes(UTF_8));
                  return JavaValues.NIL;
                })
            .start()) {
      assertThatThrownBy(
              () -> {
                var answer = app.get("/short");
                assertThat(answer.statusCode()).isNotEqualTo(500);
              })
          .isInstanceOfAny(IOException.class, AssertionError.class);
      assertAlive(app);
    }
  }

  @Test
  void aResponseThatFailsHalfWayIsNotTakenForAWholeOne() throws Exception {
    try (var app =
        app()
            .endpoint(
                "api",
                "GET",
                "/half",
                (exchange, _) -> {
                  exchange.reply().body().write("half".getBytes(UTF_8));
                  exchange.reply().body().flush();
                  throw new Failure(Kind.INTERNAL, "trapped");
                })
            .start()) {
      assertThatThrownBy(() -> app.get("/half")).isInstanceOf(IOException.class);
      assertAlive(app);
    }
  }
}
