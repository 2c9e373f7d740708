package ai.wippy.runtime.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.runtime.payload.JavaValues;
import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Clients that wait or make wait, functions without end: others are served, and memory stays flat.
 */
@Timeout(120)
@ExtendWith(FlatHeap.class)
final class EnduranceTest {
  private static final int IDLE = 10_000;

  private static ServedApp app() {
    return new ServedApp()
        .router("api", Map.of())
        .endpoint(
            "api",
            "POST",
            "/read",
            (exchange, _) ->
                Integer.toString(exchange.body().readAllBytes().length).getBytes(UTF_8))
        .endpoint("api", "GET", "/alive", (_, _) -> "yes".getBytes(UTF_8));
  }

  /** Code that never answers. */
  private static ServedApp.Code never(CountDownLatch begun, CountDownLatch ended) {
    return (_, _) -> {
      begun.countDown();
      try {
        new CountDownLatch(1).await();
        return JavaValues.NIL;
      } finally {
        ended.countDown();
      }
    };
  }

  /** Code that answers for ever, and counts the bytes. */
  private static ServedApp.Code ever(AtomicLong written, CountDownLatch ended) {
    return (exchange, _) -> {
      byte[] chunk = new byte[10_000];
      try {
        while (true) {
          exchange.reply().body().write(chunk);
          written.addAndGet(chunk.length);
        }
      } finally {
        ended.countDown();
      }
    };
  }

  private static void assertAlive(ServedApp app) throws Exception {
    assertThat(app.get("/alive").body()).isEqualTo("yes");
  }

  /** As many as the limit of this process permits, of which their clients have one of their own. */
  private static int permitted() {
    var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long free = system.getMaxFileDescriptorCount() - system.getOpenFileDescriptorCount() - 500;
    return (int) Math.clamp(free, 0, IDLE);
  }

  @Test
  void idleConnectionsCostLittle() throws Exception {
    int count = permitted();
    long before = FlatHeap.used();
    try (var app = app().start()) {
      try (var _ = IdleClients.open(app.port(), count)) {
        for (int i = 0; i < 100; i++) {
          assertAlive(app);
        }
        assertThat(app.http().connections()).isGreaterThanOrEqualTo(count);
        long each = (FlatHeap.used() - before) / Math.max(count, 1);
        System.out.printf(
            "%d of %d idle connections, as ulimit -n permits; %d bytes of heap each%n",
            count, IDLE, each);
        assertThat(each).as("bytes of heap for an idle connection").isLessThan(20_000);
      }
      assertAlive(app);
    }
  }

  @Test
  void manyWhoDoNotReadCostABufferEach() throws Exception {
    int count = 200;
    var ended = new CountDownLatch(count);
    try (var app = app().endpoint("api", "GET", "/ever", ever(new AtomicLong(), ended)).start()) {
      long before = FlatHeap.used();
      List<Socket> clients = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        Socket client = app.connect();
        client.getOutputStream().write("GET /ever HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(UTF_8));
        client.getInputStream().readNBytes(10_000);
        clients.add(client);
      }
      assertAlive(app);
      assertThat((FlatHeap.used() - before) / count)
          .as("bytes of heap for a response that nobody reads")
          .isLessThan(100_000);
      for (Socket client : clients) {
        client.close();
      }
      assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
      assertAlive(app);
    }
  }

  @Test
  void manyThatNeverAnswerEndInTime() throws Exception {
    int count = 500;
    var begun = new CountDownLatch(count);
    var ended = new CountDownLatch(count);
    try (var app =
        app()
            .service("timeouts", Map.of("write", "3s"))
            .endpoint("api", "GET", "/never", never(begun, ended))
            .start()) {
      long before = FlatHeap.used();
      var request = HttpRequest.newBuilder(app.uri("/never")).build();
      for (int i = 0; i < count; i++) {
        var _ = app.client.sendAsync(request, BodyHandlers.ofString());
      }
      assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
      assertAlive(app);
      assertThat((FlatHeap.used() - before) / count)
          .as("bytes of heap for a request that waits, and its client")
          .isLessThan(100_000);
      assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
      assertAlive(app);
    }
  }

  @Test
  void guestsThatComputeForEverEndInTime() throws Exception {
    try (var app =
        app()
            .guest(
                "api",
                "/loop",
                "loop",
                Map.of(
                    "transport", "wasi-http",
                    "pool", Map.of("type", "lazy", "size", 2L, "worker_class", "wasm"),
                    "limits", Map.of("max_execution_ms", 50L)))
            .start()) {
      var request =
          HttpRequest.newBuilder(app.uri("/loop"))
              .POST(HttpRequest.BodyPublishers.noBody())
              .build();
      var answers = new ArrayList<CompletableFuture<Integer>>();
      for (int i = 0; i < 20; i++) {
        answers.add(
            app.client
                .sendAsync(request, BodyHandlers.discarding())
                .thenApply(answer -> answer.statusCode()));
      }
      assertAlive(app);
      assertThat(answers).allSatisfy(answer -> assertThat(answer.get()).isEqualTo(504));
    }
  }

  @Test
  void whoSaysNothingIsShownTheDoor() throws Exception {
    try (var app = app().service("timeouts", Map.of("idle", "300ms")).start();
        Socket socket = app.connect()) {
      long start = System.nanoTime();
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
      assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(10));
    }
  }

  @Test
  void aBodyMayNotTrickleForEver() throws Exception {
    try (var app = app().service("timeouts", Map.of("read", "500ms")).start();
        Socket socket = app.connect()) {
      OutputStream out = socket.getOutputStream();
      out.write(
          "POST /read HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n".getBytes(ISO_8859_1));
      Thread.ofVirtual()
          .start(() -> {
            try {
              for (int i = 0; i < 100; i++) {
                out.write('x');
                Thread.sleep(50);
              }
            } catch (IOException | InterruptedException _) {
              // The server has had enough.
            }
          });
      assertThat(new String(socket.getInputStream().readAllBytes(), ISO_8859_1))
          .contains("timeouts.read");
    }
  }

  @Test
  void whatComputesIsNotIdle() throws Exception {
    try (var app =
        app()
            .service("timeouts", Map.of("idle", "200ms"))
            .endpoint(
                "api",
                "GET",
                "/slow",
                (_, _) -> {
                  Thread.sleep(1500);
                  return "slow".getBytes(UTF_8);
                })
            .start()) {
      assertThat(app.get("/slow").body()).isEqualTo("slow");
    }
  }

  @Test
  void aFunctionThatNeverAnswersIsEnded() throws Exception {
    var ended = new CountDownLatch(1);
    try (var app =
        app()
            .service("timeouts", Map.of("write", "300ms"))
            .endpoint("api", "GET", "/never", never(new CountDownLatch(1), ended))
            .start()) {
      assertThat(app.get("/never").statusCode()).isEqualTo(500);
      assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
      assertAlive(app);
    }
  }

  @Test
  void aFunctionThatAnswersForEverEndsWithItsClient() throws Exception {
    var written = new AtomicLong();
    var ended = new CountDownLatch(1);
    try (var app = app().endpoint("api", "GET", "/ever", ever(written, ended)).start()) {
      try (Socket socket = app.connect()) {
        socket.getOutputStream().write("GET /ever HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(UTF_8));
        socket.getInputStream().readNBytes(100_000);
        assertAlive(app);
        long held = settled(written);
        assertThat(held).as("who does not read holds the function back").isLessThan(50_000_000);
      }
      assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
      assertAlive(app);
    }
  }

  private static long settled(AtomicLong counter) throws InterruptedException {
    long before = -1;
    while (before != counter.get()) {
      before = counter.get();
      Thread.sleep(300);
    }
    return before;
  }

  @Test
  void moreThanTheServiceTakesIsTurnedAway() throws Exception {
    var begun = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    try (var app =
        app()
            .service("limits", Map.of("max_requests", 1L))
            .endpoint(
                "api",
                "GET",
                "/wait",
                (_, _) -> {
                  begun.countDown();
                  go.await();
                  return "done".getBytes(UTF_8);
                })
            .start()) {
      var first =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  app.get("/wait");
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              });
      begun.await();
      var second = app.get("/alive");
      assertThat(second.statusCode()).isEqualTo(503);
      assertThat(second.headers().firstValue("retry-after")).hasValue("1");
      go.countDown();
      first.join();
      // A client can have its answer a moment before the service is done with it.
      while (app.get("/alive").statusCode() == 503) {
        Thread.onSpinWait();
      }
      assertAlive(app);
    }
  }

  @Test
  void stoppingWaitsAndThenEnds() throws Exception {
    var ended = new CountDownLatch(1);
    var begun = new CountDownLatch(1);
    try (var app = app().endpoint("api", "GET", "/never", never(begun, ended)).start()) {
      var _ =
          app.client.sendAsync(
              HttpRequest.newBuilder(app.uri("/never")).build(), BodyHandlers.ofString());
      begun.await();
      app.http().stop(Duration.ofMillis(100));
      assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
    }
  }
}
