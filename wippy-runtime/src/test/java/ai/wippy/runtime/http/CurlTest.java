package ai.wippy.runtime.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.wippy.runtime.payload.JavaValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A client of another make. */
@Timeout(60)
final class CurlTest {
  @TempDir Path folder;
  private ServedApp app;

  @BeforeEach
  void start() throws Exception {
    assumeThat(curl("--version")).as("needs curl on the PATH: apt install curl").isNotEmpty();
    Files.writeString(folder.resolve("page.txt"), "0123456789".repeat(1000));
    app =
        new ServedApp()
            .router("api", Map.of("prefix", "/api", "middleware", List.of("compress")))
            .endpoint(
                "api",
                "POST",
                "/echo",
                (exchange, _) -> {
                  exchange.reply().header("Content-Type", "text/plain");
                  exchange.body().transferTo(exchange.reply().body());
                  return JavaValues.NIL;
                })
            .endpoint(
                "api",
                "PUT",
                "/length",
                (exchange, _) ->
                    Integer.toString(exchange.body().readAllBytes().length).getBytes(UTF_8))
            .endpoint(
                "api",
                "GET",
                "/trailers",
                (exchange, _) -> {
                  exchange.reply().header("Trailer", "X-Sum");
                  exchange.reply().trailers(() -> Map.of("X-Sum", List.of("42")));
                  exchange.reply().body().write("body".getBytes(UTF_8));
                  return JavaValues.NIL;
                })
            .entry("files", "fs.directory", Map.of(), Map.of("directory", folder.toString()))
            .entry(
                "pages",
                "http.static",
                Map.of("server", "server"),
                Map.of("path", "/", "fs", "files"))
            .start();
  }

  @AfterEach
  void stop() {
    if (app != null) {
      app.close();
    }
  }

  /** What it prints; nothing if there is no such program. */
  private static String curl(String... arguments) throws InterruptedException {
    var command = new ArrayList<>(List.of("curl", "-sS", "--max-time", "20"));
    command.addAll(List.of(arguments));
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), ISO_8859_1);
      process.waitFor(20, TimeUnit.SECONDS);
      return output;
    } catch (IOException _) {
      return "";
    }
  }

  private String uri(String path) {
    return app.uri(path).toString();
  }

  @Test
  void severalRequestsOfOneConnection() throws Exception {
    String answer =
        curl(
            "-w", "%{num_connects} ", "-d", "one", uri("/api/echo"), "-d", "two", uri("/api/echo"));
    assertThat(answer).isEqualTo("one&two1 one&two0 ");
  }

  @Test
  void bodiesWhoseLengthNobodyKnows() throws Exception {
    Path body = Files.writeString(folder.resolve("body"), "x".repeat(300_000));
    String answer =
        curl("-T", body.toString(), "-H", "Transfer-Encoding: chunked", uri("/api/length"));
    assertThat(answer).isEqualTo("300000");
  }

  @Test
  void permissionToSendIsGiven() throws Exception {
    String answer = curl("-v", "-d", "hello", "-H", "Expect: 100-continue", uri("/api/echo"));
    assertThat(answer).contains("< HTTP/1.1 100 Continue", "< HTTP/1.1 200 OK").endsWith("hello");
    assertThat(answer).doesNotContain("timeout");
  }

  @Test
  void headersRangesAndConditions() throws Exception {
    String head = curl("-I", uri("/page.txt"));
    assertThat(head).startsWith("HTTP/1.1 200").containsIgnoringCase("content-length: 10000");
    assertThat(curl("-r", "2-5", uri("/page.txt"))).isEqualTo("2345");
    Path tag = folder.resolve("tag");
    curl("--etag-save", tag.toString(), "-o", "/dev/null", uri("/page.txt"));
    assertThat(curl("--etag-compare", tag.toString(), "-w", "%{http_code}", uri("/page.txt")))
        .isEqualTo("304");
  }

  @Test
  void compressedOnTheWay() throws Exception {
    String body = "a".repeat(20_000);
    String answer = curl("--compressed", "-w", " %{size_download}", "-d", body, uri("/api/echo"));
    assertThat(answer).startsWith(body + " ");
    assertThat(Integer.parseInt(answer.substring(body.length() + 1))).isLessThan(1000);
  }

  @Test
  void trailersAndHttp2() throws Exception {
    assertThat(curl("-i", uri("/api/trailers"))).containsIgnoringCase("x-sum: 42").contains("body");
    assumeThat(curl("--version")).as("a curl that knows HTTP/2").contains("HTTP2");
    String prior = curl("--http2-prior-knowledge", "-i", uri("/api/trailers"));
    assertThat(prior).contains("HTTP/2 200").containsIgnoringCase("x-sum: 42").contains("body");
    String upgraded = curl("--http2", "-w", " %{http_version}", uri("/page.txt"));
    assertThat(upgraded).endsWith(" 2");
  }
}
