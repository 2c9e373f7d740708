package ai.wippy.runtime.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions whose clients go away, or seem to. */
@Timeout(60)
final class PresenceTest {
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch canceled = new CountDownLatch(1);

  private ServedApp app() {
    return new ServedApp()
        .router("api", Map.of())
        .endpoint(
            "api",
            "POST",
            "/never",
            (exchange, _) -> {
              exchange.body().readAllBytes();
              return never();
            })
        .endpoint("api", "GET", "/never", (_, _) -> never())
        .endpoint(
            "api",
            "GET",
            "/slow",
            (_, _) -> {
              Thread.sleep(2 * Presence.LONG.toMillis() + 300);
              return "slow".getBytes(UTF_8);
            })
        .endpoint("api", "GET", "/fast", (_, _) -> "fast".getBytes(UTF_8));
  }

  private Object never() throws InterruptedException {
    begun.countDown();
    try {
      new CountDownLatch(1).await();
      throw new IllegalStateException("it ended");
    } catch (InterruptedException e) {
      canceled.countDown();
      throw e;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /never HTTP/1.1\r\nHost: a\r\n\r\n",
        "POST /never HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello",
        "POST /never HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
      })
  void aFunctionEndsWithItsClient(String request) throws Exception {
    try (var app = app().start()) {
      try (Socket socket = app.connect()) {
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        begun.await();
      }
      assertThat(canceled.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(app.get("/fast").body()).isEqualTo("fast");
    }
  }

  @Test
  void aFunctionEndsWithItsClientLongAfterItBegan() throws Exception {
    try (var app = app().start()) {
      try (Socket socket = app.connect()) {
        socket.getOutputStream().write("GET /never HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(UTF_8));
        assertThat(canceled.await(4 * Presence.LONG.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
      }
      assertThat(canceled.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void overHttp2TheProtocolTells() throws Exception {
    try (var app = app().start();
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
      var fast = HttpRequest.newBuilder(app.uri("/fast")).build();
      client.send(fast, BodyHandlers.ofString());
      var never = HttpRequest.newBuilder(app.uri("/never")).build();
      var answer = client.sendAsync(never, BodyHandlers.ofString());
      begun.await();
      answer.cancel(true);
      assertThat(canceled.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(client.send(fast, BodyHandlers.ofString()).body()).isEqualTo("fast");
    }
  }

  @Test
  void requestsThatFollowAtOnceWaitForTheirTurn() throws Exception {
    try (var app = app().start();
        Socket socket = app.connect()) {
      String slow = "GET /slow HTTP/1.1\r\nHost: a\r\n\r\n";
      String fast = "GET /fast HTTP/1.1\r\nHost: a\r\n\r\n";
      String last = "GET /fast HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
      var out = socket.getOutputStream();
      out.write((slow + fast.repeat(100) + slow).getBytes(UTF_8));
      // Then in parts, while a look at the connection waits for them.
      Thread.sleep(2 * Presence.LONG.toMillis());
      out.write(fast.substring(0, 9).getBytes(UTF_8));
      Thread.sleep(100);
      out.write((fast.substring(9) + fast.repeat(100) + last).getBytes(UTF_8));
      String answers = new String(socket.getInputStream().readAllBytes(), UTF_8);
      assertThat(answers.split("HTTP/1.1 200", -1)).hasSize(1 + 1 + 100 + 1 + 1 + 100 + 1);
      assertThat(answers).endsWith("fast");
    }
  }

  @Test
  void connectionsAreUsedAgainAfterTheyWereLookedAt() throws Exception {
    try (var app = app().start();
        Socket socket = app.connect()) {
      for (int i = 0; i < 2; i++) {
        for (String path : new String[] {"slow", "fast"}) {
          socket
              .getOutputStream()
              .write("GET /%s HTTP/1.1\r\nHost: a\r\n\r\n".formatted(path).getBytes(UTF_8));
          var seen = new StringBuilder();
          while (seen.indexOf("\r\n\r\n" + path) < 0) {
            int next = socket.getInputStream().read();
            assertThat(next).as(seen.toString()).isNotNegative();
            seen.append((char) next);
          }
        }
      }
    }
  }
}
