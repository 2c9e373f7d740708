package ai.wippy.runtime.http;

import static ai.wippy.runtime.http.GuestApp.app;
import static ai.wippy.runtime.http.GuestApp.assertAlive;
import static ai.wippy.runtime.http.GuestApp.served;
import static ai.wippy.runtime.http.GuestApp.until;
import static ai.wippy.runtime.http.GuestApp.within;
import static ai.wippy.runtime.http.JavaGuest.answering;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.wasi.io.Streams.StreamError;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bodies of requests that guests read: there already, late, in parts, and not at all. */
@Timeout(60)
final class GuestRequestTest {
  private static final String CHUNKED =
      "POST /f HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
  private static final String SIZED = "POST /f HTTP/1.1\r\nHost: a\r\nContent-Length: %d\r\n\r\n%s";

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  private static void send(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(ISO_8859_1));
    out.flush();
  }

  private static void answer(JavaGuest guest, String text) {
    guest.respond(200);
    guest.write(text);
    JavaGuest.ok(guest.finish());
  }

  @Test
  void whatIsThereIsReadAtOnce() throws Exception {
    try (var app =
        app(guest -> {
          var in = JavaGuest.ok(guest.body().stream());
          assertThat(in.subscribe().ready()).isTrue();
          assertThat(new String(JavaGuest.ok(in.read(2)), ISO_8859_1)).isEqualTo("he");
          assertThat(new String(JavaGuest.ok(in.read(100)), ISO_8859_1)).isEqualTo("llo");
          assertThat(in.subscribe().ready()).isTrue();
          assertThat(in.read(1)).isEqualTo(Result.err(new StreamError.Closed()));
          answer(guest, "good");
        })) {
      // In one piece, where other clients may send the body apart.
      try (Socket socket = app.connect()) {
        send(socket, SIZED.formatted(5, "hello"));
        until(socket.getInputStream(), "good");
      }
    }
  }

  @Test
  void whatIsNotThereHasEnded() throws Exception {
    try (var app =
        app(guest -> {
          var in = JavaGuest.ok(guest.body().stream());
          assertThat(in.subscribe().ready()).isTrue();
          assertThat(in.read(1)).isEqualTo(Result.err(new StreamError.Closed()));
          answer(guest, "good");
        })) {
      assertThat(app.get("/f").body()).isEqualTo("good");
    }
  }

  @Test
  void partsThatArriveLate() throws Exception {
    List<String> parts = new ArrayList<>();
    try (var app =
            app(guest -> {
              var in = JavaGuest.ok(guest.body().stream());
              begun.countDown();
              for (String part = JavaGuest.next(in); part != null; part = JavaGuest.next(in)) {
                parts.add(part);
              }
              answer(guest, "good");
            });
        Socket socket = app.connect()) {
      send(socket, CHUNKED);
      begun.await();
      for (String part : List.of("one", "two", "three")) {
        Thread.sleep(50);
        send(socket, "%x\r\n%s\r\n".formatted(part.length(), part));
      }
      send(socket, "0\r\n\r\n");
      until(socket.getInputStream(), "good");
      assertThat(parts).containsExactly("one", "two", "three");
    }
  }

  @Test
  void aGuestMayDoOtherThingsWhileItWaits() throws Exception {
    try (var app =
            app(guest -> {
              var in = JavaGuest.ok(guest.body().stream());
              var arrives = in.subscribe();
              // Again and again, as event loops do.
              for (int i = 0; i < 20; i++) {
                assertThat(JavaGuest.ok(in.read(10))).isEmpty();
                var soon = JavaGuest.after(Duration.ofMillis(1));
                assertThat(guest.poll(arrives, soon)).containsExactly(1);
              }
              begun.countDown();
              var late = JavaGuest.after(Duration.ofMinutes(1));
              assertThat(guest.poll(late, arrives)).containsExactly(1);
              answer(guest, JavaGuest.next(in));
            });
        Socket socket = app.connect()) {
      send(socket, SIZED.formatted(5, ""));
      begun.await();
      send(socket, "hello");
      until(socket.getInputStream(), "hello");
    }
  }

  @Test
  void largeBodiesComeWholeOverBothProtocols() throws Exception {
    byte[] noise = new byte[5_000_000];
    new Random(7).nextBytes(noise);
    try (var app =
            app(guest -> {
              byte[] all = JavaGuest.readAll(JavaGuest.ok(guest.body().stream()));
              guest.respond(200);
              guest.write(all);
              JavaGuest.ok(guest.finish());
            });
        var http2 = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
      for (HttpClient client : List.of(app.client, http2)) {
        var request =
            HttpRequest.newBuilder(app.uri("/f")).POST(BodyPublishers.ofByteArray(noise)).build();
        byte[] answer = client.send(request, BodyHandlers.ofByteArray()).body();
        assertThat(Arrays.equals(answer, noise)).isTrue();
      }
    }
  }

  @Test
  void theHeadOfTheResponseGoesToAClientThatWaitsForIt() throws Exception {
    try (var app =
            app(guest -> {
              guest.respond(200, "x-early", "yes");
              var in = JavaGuest.ok(guest.body().stream());
              for (String part = JavaGuest.next(in); part != null; part = JavaGuest.next(in)) {
                guest.write(part);
              }
              JavaGuest.ok(guest.finish());
            });
        Socket socket = app.connect()) {
      send(socket, SIZED.formatted(5, ""));
      assertThat(until(socket.getInputStream(), "\r\n\r\n")).contains("x-early");
      send(socket, "hello");
      until(socket.getInputStream(), "hello");
    }
  }

  @Test
  void answersBeforeTheBodyIsRead() throws Exception {
    try (var app = app(guest -> answer(guest, "no thanks"))) {
      assertThat(app.send("POST", "/f", "hello").body()).isEqualTo("no thanks");
      try (Socket socket = app.connect()) {
        send(socket, SIZED.formatted(1_000_000, "some"));
        until(socket.getInputStream(), "no thanks");
      }
      assertAlive(app);
    }
  }

  @Test
  void answersWhileItIsWaitingForTheBody() throws Exception {
    try (var app =
        app(guest -> {
          var arrives = JavaGuest.ok(guest.body().stream()).subscribe();
          guest.poll(arrives, JavaGuest.after(Duration.ofMillis(10)));
          answer(guest, "too late");
        })) {
      try (Socket socket = app.connect()) {
        send(socket, SIZED.formatted(10, ""));
        until(socket.getInputStream(), "too late");
      }
      assertAlive(app);
    }
  }

  @Test
  void trailersAfterABodyThatNobodyReads() throws Exception {
    try (var app =
            app(guest -> {
              var trailers = guest.http.incomingBodyFinish(guest.body());
              assertThat(trailers.get()).isEmpty();
              begun.countDown();
              trailers.subscribe().block();
              var fields = JavaGuest.ok(JavaGuest.ok(trailers.get().orElseThrow())).orElseThrow();
              answer(guest, new String(fields.get("x-sum").getFirst(), ISO_8859_1));
            });
        Socket socket = app.connect()) {
      send(socket, CHUNKED + "5\r\nhello\r\n");
      begun.await();
      send(socket, "5\r\nworld\r\n0\r\nX-Sum: forty-two\r\n\r\n");
      until(socket.getInputStream(), "forty-two");
    }
  }

  @Test
  void fieldsAreTheClients() throws Exception {
    try (var app =
        app(guest -> {
          var fields = guest.request.headers();
          assertThat(fields.get("X-One")).hasSize(2);
          assertThat(fields.has("host")).isFalse();
          answer(guest, new String(fields.get("x-one").getLast(), ISO_8859_1));
        })) {
      assertThat(app.get("/f", "X-One", "a", "x-one", "b").body()).isEqualTo("b");
    }
  }

  @Test
  void theDeadlineOfAGuestWhoseClientSendsNothing() throws Exception {
    var code = answering(guest -> JavaGuest.next(JavaGuest.ok(guest.body().stream())));
    try (var app = served(within(Duration.ofMillis(200), code)).start();
        Socket socket = app.connect()) {
      send(socket, SIZED.formatted(10, ""));
      until(socket.getInputStream(), "f did not end within 200 ms (limits.max_execution_ms)");
      assertAlive(app);
    }
  }

  /** As guests do that take the end of a stream for granted. */
  private static void readOrTrap(JavaGuest guest) {
    var in = JavaGuest.ok(guest.body().stream());
    while (true) {
      if (in.blockingRead(100) instanceof Result.Err<byte[], StreamError>(StreamError error)) {
        assertThat(error).isInstanceOf(StreamError.LastOperationFailed.class);
        throw new Failure(Kind.INTERNAL, "it trapped");
      }
    }
  }

  @Test
  void moreThanTheServiceTakes() throws Exception {
    var code = answering(GuestRequestTest::readOrTrap);
    try (var app = served(code).service("limits", Map.of("max_body_bytes", 10L)).start();
        Socket socket = app.connect()) {
      send(socket, CHUNKED + "14\r\n12345678901234567890\r\n0\r\n\r\n");
      assertThat(until(socket.getInputStream(), "\r\n\r\n")).startsWith("HTTP/1.1 413");
    }
  }

  @Test
  void slowerThanTheServiceWaits() throws Exception {
    var code = answering(GuestRequestTest::readOrTrap);
    try (var app = served(code).service("timeouts", Map.of("read", "300ms")).start();
        Socket socket = app.connect()) {
      send(socket, SIZED.formatted(1000, ""));
      var answered = new CountDownLatch(1);
      Thread.ofVirtual()
          .start(() -> {
            try {
              while (!answered.await(50, TimeUnit.MILLISECONDS)) {
                send(socket, "x");
              }
            } catch (IOException | InterruptedException _) {
              // The server has had enough.
            }
          });
      assertThat(until(socket.getInputStream(), "timeouts.read")).startsWith("HTTP/1.1 408");
      answered.countDown();
    }
  }

  @Test
  void whoSaysNothingForLongerThanIdleConnectionsMay() throws Exception {
    var code = answering(GuestRequestTest::readOrTrap);
    try (var app = served(code).service("timeouts", Map.of("idle", "200ms")).start();
        Socket socket = app.connect()) {
      send(socket, SIZED.formatted(1000, "x"));
      assertThat(until(socket.getInputStream(), "\r\n\r\n")).startsWith("HTTP/1.1 408");
    }
  }
}
