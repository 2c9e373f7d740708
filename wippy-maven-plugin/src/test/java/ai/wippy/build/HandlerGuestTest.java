package ai.wippy.build;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Guests in C that answer HTTP requests, driven by real clients. */
@Timeout(60)
@TestInstance(Lifecycle.PER_CLASS)
class HandlerGuestTest {
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private BuiltApp app;
  private int port;

  @BeforeAll
  void build(@TempDir Path target) throws Exception {
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    BuildRequest request = BuiltApp.request("handler", target);
    Path index = request.base().resolve("src/main/wippy/_index.yaml");
    Files.writeString(index, Files.readString(index).replace("PORT", Integer.toString(port)));
    app = BuiltApp.start(request);
  }

  @AfterAll
  void stop() throws Exception {
    client.close();
    app.close();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
        .timeout(Duration.ofSeconds(20));
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    var request = request(path);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private String raw(String text) throws IOException {
    try (Socket socket = connect(text)) {
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  private Socket connect(String text) throws IOException {
    var socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout(20_000);
    socket.getOutputStream().write(text.replace("\n", "\r\n").getBytes(ISO_8859_1));
    return socket;
  }

  @Test
  void headersAndStatusAreTheGuests() throws Exception {
    var answer = get("/headers/a%20b?q=1", "X-In", "one", "x-in", "two");
    assertThat(answer.statusCode()).isEqualTo(418);
    assertThat(answer.body()).isEqualTo("/headers/a%20b?q=1");
    assertThat(answer.headers().allValues("x-out")).containsExactly("one", "two");
  }

  @Test
  void bodiesOfAnySizeStreamThrough() throws Exception {
    byte[] noise = new byte[10_000_000];
    new Random(1).nextBytes(noise);
    // This client reads no answer before it has sent everything; over HTTP/2 it lets 16 MiB wait.
    try (var both = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
      both.send(request("/empty").build(), BodyHandlers.discarding());
      var answer =
          both.send(
              request("/echo").POST(BodyPublishers.ofByteArray(noise)).build(),
              BodyHandlers.ofByteArray());
      assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(Arrays.equals(answer.body(), noise)).isTrue();
    }
    assertThat(get("/echo").body()).isEmpty();
  }

  @Test
  void whatIsSentComesBackBeforeTheRestIsSent() throws Exception {
    try (Socket socket = connect("POST /echo HTTP/1.1\nHost: a\nTransfer-Encoding: chunked\n\n")) {
      for (String word : new String[] {"hello", "world"}) {
        socket.getOutputStream().write(("5\r\n" + word + "\r\n").getBytes(UTF_8));
        readUntil(socket.getInputStream(), word);
      }
      socket.getOutputStream().write("0\r\n\r\n".getBytes(UTF_8));
      readUntil(socket.getInputStream(), "0\r\n\r\n");
    }
  }

  private static void readUntil(InputStream in, String end) throws IOException {
    var seen = new StringBuilder();
    while (!seen.toString().endsWith(end) && !seen.toString().contains(end + "\r\n")) {
      int next = in.read();
      assertThat(next).as(seen.toString()).isNotNegative();
      seen.append((char) next);
    }
  }

  @Test
  void trailersFollow() throws Exception {
    String answer = raw("GET /trailers HTTP/1.1\nHost: a\nConnection: close\n\n");
    assertThat(answer).startsWith("HTTP/1.1 200").containsIgnoringCase("trailer: x-sum");
    assertThat(answer).endsWith("4\r\nbody\r\n0\r\nx-sum: 42\r\n\r\n");
  }

  @Test
  void aResponseWithoutABody() throws Exception {
    var answer = get("/empty");
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void eventsComeOneByOne() throws Exception {
    long start = System.nanoTime();
    var answer = client.send(request("/ticks").build(), BodyHandlers.ofInputStream());
    assertThat(answer.headers().firstValue("content-type")).hasValue("text/event-stream");
    try (var in = answer.body()) {
      assertThat(new String(in.readNBytes(12), UTF_8)).isEqualTo("data: tick\n\n");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(550));
      assertThat(in.readAllBytes()).hasSize(24);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/trap, unreachable",
    "/nothing, has not set a response",
    "/error, out of tea",
  })
  void withoutAResponseItIsAnError(String path, String message) throws Exception {
    var answer = get(path);
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains(message);
  }

  @Test
  void whatBreaksOffHalfWayIsNotTakenForTheWhole() {
    assertThatThrownBy(() -> get("/half")).isInstanceOf(IOException.class);
  }

  @Test
  void whatIsNotFinishedIsNotTakenForTheWhole() throws Exception {
    try {
      // As long as nothing has gone out, the server can still say so.
      assertThat(get("/unfinished").statusCode()).isEqualTo(500);
    } catch (IOException brokenOff) {
      assertThat(brokenOff).isNotInstanceOf(HttpTimeoutException.class);
    }
  }

  @Test
  void theSecondResponseIsOneTooMany() throws Exception {
    var answer = get("/twice");
    assertThat(answer.statusCode()).isIn(200, 500);
    assertThat(get("/empty").statusCode()).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/forever", "/silent"})
  void aClientThatGoesAwayLetsTheOthersGoOn(String path) throws Exception {
    for (int i = 0; i < 5; i++) {
      try (Socket socket = connect("GET %s HTTP/1.1\nHost: a\n\n".formatted(path))) {
        readUntil(socket.getInputStream(), "x");
      }
    }
    assertThat(get("/empty").statusCode()).isEqualTo(204);
  }

  @Test
  void whateverTheyDoMemoryStaysFlat() throws Exception {
    long before = 0;
    for (int round = 0; round < 40; round++) {
      if (round == 10) {
        before = usedHeap();
      }
      for (String path : new String[] {"/forever", "/silent"}) {
        try (Socket socket = connect("GET %s HTTP/1.1\nHost: a\n\n".formatted(path))) {
          readUntil(socket.getInputStream(), "x");
        }
      }
      for (String path : new String[] {"/trap", "/half", "/nothing", "/error"}) {
        assertThat(raw("GET %s HTTP/1.1\nHost: a\nConnection: close\n\n".formatted(path)))
            .startsWith("HTTP/1.1 ");
      }
    }
    long left = usedHeap() - before;
    // Guests whose clients are gone end within a second or two.
    for (int i = 0; i < 100 && left > 8_000_000; i++) {
      Thread.sleep(100);
      left = usedHeap() - before;
    }
    assertThat(left).as("bytes of heap that 180 requests leave behind").isLessThan(8_000_000);
    assertThat(get("/empty").statusCode()).isEqualTo(204);
  }

  private static long usedHeap() {
    var memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }

  @Test
  void aBodyThatIsCutOffIsNoSurprise() throws Exception {
    try (Socket socket = connect("POST /echo HTTP/1.1\nHost: a\nContent-Length: 100\n\nhello")) {
      readUntil(socket.getInputStream(), "hello");
    }
    assertThat(get("/empty").statusCode()).isEqualTo(204);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "greet           | text/plain       | Ann                 | 200 | Hello, Ann!",
        "sum             | application/json | [1,2,3]             | 200 | 6",
        "divide          | application/json | {\"a\":84,\"b\":2}    | 200 | 42",
        "divide          | application/json | {\"a\":84,\"b\":0}    | 500 | division by zero",
        "area            | application/json | {\"rect\":[2,3]}     | 200 | 6",
        "area            | application/json | {\"rect\":[2,\"x\"]} | 400 | expected f64",
        "area            | application/json | {                   | 400 | invalid JSON",
      })
  void functionsAnswerWithWhatTheyReturn(
      String function, String type, String body, int status, String answered) throws Exception {
    var answer =
        client.send(
            request("/" + function)
                .header("Content-Type", type)
                .PUT(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.body()).contains(answered);
    assertThat(answer.statusCode()).isEqualTo(status);
  }

  @Test
  void recordsKeepTheirNames() throws Exception {
    String users = "[{\"id\":1,\"name\":\"Ann\",\"tags\":[\"a\"],\"active\":true}]";
    var answer =
        client.send(
            request("/transform-users")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(users))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo("[{\"id\":1001,\"name\":\"ANN\",\"tags\":[\"a\",\"seen\"],\"active\":false}]");
  }
}
