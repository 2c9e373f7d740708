package ai.wippy.runtime.http;

import static ai.wippy.runtime.http.GuestApp.app;
import static ai.wippy.runtime.http.GuestApp.assertAlive;
import static ai.wippy.runtime.http.GuestApp.served;
import static ai.wippy.runtime.http.GuestApp.spinUntil;
import static ai.wippy.runtime.http.GuestApp.until;
import static ai.wippy.runtime.http.GuestApp.within;
import static ai.wippy.runtime.http.JavaGuest.answering;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.wasi.http.Types.ErrorCode;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Responses of guests: whole ones, those that are streamed, and those that come to nothing. */
@Timeout(60)
final class GuestResponseTest {
  private static final String GET = "GET /f HTTP/1.1\r\nHost: a\r\n\r\n";

  private static final String ONCE = GET.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n");

  private static final Set<Thread.State> WAITING =
      EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

  private final CountDownLatch seen = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  private static String raw(ServedApp app) throws IOException {
    return app.raw(ONCE);
  }

  @Test
  void oneThatIsFinishedInTimeHasALength() throws Exception {
    try (var app =
        app(guest -> {
          var out = guest.respond(201, "x-a", "1", "x-a", "2");
          guest.write("hello, ");
          JavaGuest.ok(out.blockingFlush());
          guest.write("world");
          JavaGuest.ok(guest.finish());
        })) {
      String answer = raw(app);
      assertThat(answer).startsWith("HTTP/1.1 201").endsWith("\r\n\r\nhello, world");
      assertThat(answer).containsIgnoringCase("content-length: 12");
      assertThat(answer).doesNotContainIgnoringCase("transfer-encoding");
      assertThat(app.get("/f").headers().allValues("x-a")).containsExactly("1", "2");
    }
  }

  @Test
  void nothingIsAWholeBodyToo() throws Exception {
    try (var app =
        app(guest -> {
          guest.respond(200);
          JavaGuest.ok(guest.finish());
        })) {
      assertThat(raw(app)).containsIgnoringCase("content-length: 0").endsWith("\r\n\r\n");
    }
    try (var app = app(guest -> guest.respondEmpty(204))) {
      assertThat(raw(app)).startsWith("HTTP/1.1 204").endsWith("\r\n\r\n");
    }
  }

  @Test
  void oneThatIsFinishedDoesNotWaitForItsGuest() throws Exception {
    try (var app =
        app(guest -> {
          guest.respond(200);
          guest.write("done");
          JavaGuest.ok(guest.finish());
          seen.await();
          ended.countDown();
        })) {
      assertThat(app.get("/f").body()).isEqualTo("done");
      assertThat(ended.getCount()).isOne();
      seen.countDown();
      assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void whatIsWrittenGoesOutWhileTheGuestComputes() throws Exception {
    try (var app =
            app(guest -> {
              guest.respond(200);
              guest.write("first");
              spinUntil(seen);
              guest.write("second");
              JavaGuest.ok(guest.finish());
            });
        Socket socket = app.connect()) {
      socket.getOutputStream().write(GET.getBytes(ISO_8859_1));
      assertThat(until(socket.getInputStream(), "first"))
          .containsIgnoringCase("transfer-encoding: chunked");
      seen.countDown();
      until(socket.getInputStream(), "second\r\n0\r\n\r\n");
    }
  }

  @Test
  void theHeadAloneGoesOutWhileTheGuestWaits() throws Exception {
    try (var app =
            app(guest -> {
              guest.respond(200, "x-early", "yes");
              seen.await();
              guest.write("late");
              JavaGuest.ok(guest.finish());
            });
        Socket socket = app.connect()) {
      socket.getOutputStream().write(GET.getBytes(ISO_8859_1));
      assertThat(until(socket.getInputStream(), "\r\n\r\n")).contains("x-early: yes");
      seen.countDown();
      until(socket.getInputStream(), "late\r\n0\r\n\r\n");
    }
  }

  @Test
  void moreThanFitsIsStreamedAndHeldBack() throws Exception {
    byte[] chunk = new byte[100_000];
    var written = new AtomicLong();
    var writer = new AtomicReference<Thread>();
    try (var app =
            app(guest -> {
              writer.set(Thread.currentThread());
              guest.respond(200);
              for (int i = 0; i < 200; i++) {
                guest.write(chunk);
                written.addAndGet(chunk.length);
              }
              JavaGuest.ok(guest.finish());
              ended.countDown();
            });
        Socket socket = app.connect()) {
      socket.getOutputStream().write(ONCE.getBytes(ISO_8859_1));
      until(socket.getInputStream(), "\r\n\r\n");
      awaitRest(writer, written);
      assertThat(ended.getCount()).as("the guest has ended").isOne();
      assertThat(written.get()).isLessThan(15_000_000);
      assertAlive(app);
      assertThat(socket.getInputStream().readAllBytes().length).isEqualTo(200 * chunk.length);
      assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  /** Until a guest writes no more: it waits, and goes on waiting, or has ended. */
  private void awaitRest(AtomicReference<Thread> writer, AtomicLong written)
      throws InterruptedException {
    long before = -1;
    for (int quiet = 0; quiet < 20 && ended.getCount() > 0; quiet++) {
      long now = written.get();
      Thread guest = writer.get();
      if (now != before || guest == null || !WAITING.contains(guest.getState())) {
        quiet = 0;
      }
      before = now;
      Thread.sleep(5);
    }
  }

  @Test
  void trailersFollowOverBothProtocols() throws Exception {
    try (var app =
            app(guest -> {
              guest.respond(200, "trailer", "x-sum");
              guest.write("body");
              JavaGuest.ok(guest.finish("x-sum", "42"));
            });
        var http2 = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
      assertThat(raw(app)).endsWith("4\r\nbody\r\n0\r\nx-sum: 42\r\n\r\n");
      var request = HttpRequest.newBuilder(app.uri("/f")).build();
      var answer = http2.send(request, BodyHandlers.ofString());
      assertThat(answer.body()).isEqualTo("body");
    }
  }

  @Test
  void whatIsNotFinishedIsAnErrorAsLongAsNothingIsOut() throws Exception {
    try (var app =
        app(guest -> {
          guest.respond(200, "x-a", "1");
          guest.write("half");
        })) {
      var answer = app.get("/f");
      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body()).isEqualTo("the guest has not finished its response\n");
    }
  }

  @Test
  void whatTrapsInTheMiddleIsAnErrorAsLongAsNothingIsOut() throws Exception {
    try (var app =
        app(guest -> {
          guest.respond(200);
          guest.write("half");
          throw new Failure(Kind.INTERNAL, "it trapped");
        })) {
      var answer = app.get("/f");
      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body()).isEqualTo("it trapped\n");
    }
  }

  @Test
  void whatTrapsAfterItsResponseIsFinishedHasAnswered() throws Exception {
    try (var app =
        app(guest -> {
          guest.respond(200);
          guest.write("whole");
          JavaGuest.ok(guest.finish());
          throw new Failure(Kind.INTERNAL, "it trapped");
        })) {
      assertThat(app.get("/f").body()).isEqualTo("whole");
    }
  }

  @Test
  void whatIsBrokenOffIsNotTakenForTheWhole() throws Exception {
    try (var app =
        app(guest -> {
          guest.respond(200);
          guest.write("half");
          spinUntil(seen);
        })) {
      try (Socket socket = app.connect()) {
        socket.getOutputStream().write(GET.getBytes(ISO_8859_1));
        until(socket.getInputStream(), "half");
        seen.countDown();
        String rest = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        assertThat(rest).doesNotContain("0\r\n\r\n");
      }
      assertAlive(app);
    }
  }

  @Test
  void lessThanPromisedIsAnError() throws Exception {
    try (var app =
        app(guest -> {
          guest.respond(200, "content-length", "10");
          guest.write("short");
          assertThat(guest.finish())
              .isEqualTo(Result.err(new ErrorCode.HttpResponseBodySize(Optional.of(5L))));
        })) {
      assertThat(app.get("/f").statusCode()).isEqualTo(500);
    }
  }

  @Test
  void asMuchAsPromisedIsWhole() throws Exception {
    try (var app =
        app(guest -> {
          guest.respond(200, "content-length", "5");
          guest.write("hello");
          JavaGuest.ok(guest.finish());
        })) {
      assertThat(raw(app)).containsIgnoringCase("content-length: 5").endsWith("\r\n\r\nhello");
    }
  }

  @Test
  void noResponseIsAnError() throws Exception {
    try (var app = app(_ -> {})) {
      var answer = app.get("/f");
      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body()).contains("has not set a response");
    }
  }

  @Test
  void theDeadlineOfOneWhoSaysNothingButItsHead() throws Exception {
    var code =
        answering(guest -> {
          guest.respond(200);
          JavaGuest.after(Duration.ofMinutes(1)).block();
        });
    try (var app = served(within(Duration.ofSeconds(1), code)).start()) {
      try (Socket socket = app.connect()) {
        socket.getOutputStream().write(GET.getBytes(ISO_8859_1));
        String answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        assertThat(answer).startsWith("HTTP/1.1 200").doesNotContain("0\r\n\r\n");
      }
      assertAlive(app);
    }
  }

  @Test
  void valuesAreNotMixedUpByManyAtOnce() throws Exception {
    try (var app =
        app(guest -> {
          String path = guest.request.pathWithQuery().orElseThrow();
          guest.respond(200);
          guest.write(path);
          if (path.endsWith("slow")) {
            Thread.sleep(5);
          }
          JavaGuest.ok(guest.finish());
        })) {
      var clients = new Thread[8];
      var wrong = new AtomicLong();
      for (int i = 0; i < clients.length; i++) {
        int number = i;
        clients[i] =
            Thread.ofVirtual()
                .start(() -> {
                  for (int n = 0; n < 50; n++) {
                    String path = "/f?%d-%d%s".formatted(number, n, n % 10 == 0 ? "slow" : "");
                    try {
                      if (!app.get(path).body().equals(path)) {
                        wrong.incrementAndGet();
                      }
                    } catch (Exception _) {
                      wrong.incrementAndGet();
                    }
                  }
                });
      }
      for (Thread client : clients) {
        client.join();
      }
      assertThat(wrong).hasValue(0);
    }
  }
}
