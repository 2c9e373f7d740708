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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The lines of requests. */
@Timeout(60)
final class AccessLogTest {
  private final Logger log = Logger.getLogger(AccessLog.NAME);
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          lines.add(record.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    log.setUseParentHandlers(false);
    log.addHandler(handler);
  }

  @AfterEach
  void leave() {
    log.removeHandler(handler);
    log.setUseParentHandlers(true);
  }

  /** The next line, without its milliseconds. */
  private String line() throws InterruptedException {
    String line = lines.poll(20, TimeUnit.SECONDS);
    assertThat(line).isNotNull().matches(".* ms=[0-9]+\\.[0-9]{3} .*");
    return line.replaceFirst(" ms=[0-9.]+", "");
  }

  private static ServedApp app() {
    return new ServedApp()
        .service("access_log", true)
        .router("api", Map.of("prefix", "/api", "middleware", List.of("request_id", "real_ip")))
        .endpoint("api", "GET", "/x/{name}", (_, _) -> "12345".getBytes(UTF_8))
        .endpoint(
            "api",
            "GET",
            "/fail",
            (_, _) -> {
              throw new Failure(Kind.INTERNAL, "failed");
            })
        .endpoint(
            "api",
            "GET",
            "/half",
            (exchange, _) -> {
              exchange.reply().body().write("half".getBytes(UTF_8));
              exchange.reply().body().flush();
              throw new Failure(Kind.INTERNAL, "trapped");
            })
        .endpoint(
            "api",
            "GET",
            "/ever",
            (exchange, _) -> {
              while (true) {
                exchange.reply().body().write(new byte[10_000]);
              }
            })
        .endpoint("api", "POST", "/nil", (_, _) -> JavaValues.NIL);
  }

  @Test
  void aLineForEachRequest() throws Exception {
    try (var app = app().start()) {
      app.get("/api/x/y?token=secret", "X-Request-ID", "r1", "X-Forwarded-For", "8.8.8.8");
      assertThat(line())
          .isEqualTo(
              "client=8.8.8.8 method=GET path=/api/x/y status=200 bytes=5 request_id=r1 endpoint=app:e2");
      app.get("/api/fail", "X-Request-ID", "r2");
      assertThat(line())
          .isEqualTo(
              "client=127.0.0.1 method=GET path=/api/fail status=500 bytes=7 request_id=r2 endpoint=app:e4");
      app.get("/nowhere");
      assertThat(line())
          .isEqualTo(
              "client=127.0.0.1 method=GET path=/nowhere status=404 bytes=19 request_id=- endpoint=-");
      app.send("DELETE", "/api/nil", "", "X-Request-ID", "r3");
      assertThat(line()).contains("method=DELETE path=/api/nil status=405");
      assertThat(lines).isEmpty();
    }
  }

  @Test
  void responsesThatAreBrokenOff() throws Exception {
    try (var app = app().start()) {
      assertThatThrownBy(() -> app.get("/api/half", "X-Request-ID", "r1"))
          .isInstanceOf(IOException.class);
      assertThat(line())
          .isEqualTo(
              "client=127.0.0.1 method=GET path=/api/half status=200 bytes=4 request_id=r1 endpoint=app:e6"
                  + " broken=true");
      try (Socket socket = app.connect()) {
        socket
            .getOutputStream()
            .write("GET /api/ever HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(ISO_8859_1));
        socket.getInputStream().readNBytes(100_000);
      }
      assertThat(line()).contains("path=/api/ever status=200").endsWith(" broken=true");
    }
  }

  @Test
  void whatJettyRefuses() throws Exception {
    try (var app = app().start()) {
      app.raw("GET /api/x/y HTTP/1.1\r\n\r\n");
      assertThat(line()).contains("status=400").endsWith("request_id=- endpoint=-");
      app.raw("GET /a HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(64 << 10) + "\r\n\r\n");
      assertThat(line()).contains("status=431");
      app.raw("GET /%2e%2e/%2fetc/passwd HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
      assertThat(line()).contains("status=400");
      app.raw("GE\u0001T /a HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(line()).contains("status=400");
    }
  }

  @Test
  void nothingOfTheClientsLeavesItsField() throws Exception {
    try (var app = app().start()) {
      app.raw("GET /a%0d%0aclient=evil HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
      assertThat(line()).contains("path=/a%0d%0aclient=evil status=4");
    }
    var odd =
        new Answered("::1", "A\nB", "/ \u001b[31m\u2028\u00e9", 200, 0, 0, "a\tb", null, false);
    assertThat(AccessLog.line(odd))
        .isEqualTo(
            "client=::1 method=A?B path=/??[31m?? status=200 bytes=0 ms=0.000 request_id=a?b endpoint=-");
    var vast = new Answered("::1", "GET", "/".repeat(5000), 200, 0, 0, "", null, false);
    assertThat(AccessLog.line(vast)).hasSizeLessThan(1200);
  }

  @Test
  void offUnlessTheServiceSaysSo() throws Exception {
    try (var app = app().service("access_log", false).start()) {
      app.get("/api/x/y");
    }
    assertThat(lines).isEmpty();
  }
}
