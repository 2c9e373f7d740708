package ai.wippy.runtime.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.wippy.runtime.metrics.Page;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class RequestCountersTest {
  private static String page(ServedApp app) {
    var page = new Page();
    app.http().measure(page);
    return page.toString();
  }

  /** A request is counted when its answer has gone, which its client may notice first. */
  private static void awaitLine(ServedApp app, String line) throws InterruptedException {
    while (!page(app).contains(line + "\n")) {
      Thread.sleep(10);
    }
  }

  @Test
  void requestsAreCountedByWhatAnswersThem() throws Exception {
    try (var app =
        new ServedApp()
            .router("api", Map.of("prefix", "/api"))
            .endpoint("api", "GET", "/x/{name}", (_, _) -> "12345".getBytes(UTF_8))
            .start()) {
      app.get("/api/x/a");
      app.get("/api/x/b");
      app.get("/nowhere/" + "x".repeat(100));
      app.send("PURGE", "/api/x/c", "");
      app.raw("GET / HTTP/1.1\r\n\r\n");
      String labels =
          "service=\"app:server\",method=\"GET\",route=\"/api/x/{name}\",endpoint=\"app:e2\"";
      awaitLine(app, "wippy_http_requests_total{%s,status=\"200\"} 2".formatted(labels));
      awaitLine(app, "wippy_http_response_bytes_total{%s} 10".formatted(labels));
      awaitLine(app, "wippy_http_request_duration_seconds_count{%s} 2".formatted(labels));
      String unmatched = "service=\"app:server\",method=\"GET\",route=\"unmatched\",endpoint=\"\"";
      awaitLine(app, "wippy_http_requests_total{%s,status=\"404\"} 1".formatted(unmatched));
      awaitLine(app, "wippy_http_requests_total{%s,status=\"400\"} 1".formatted(unmatched));
      awaitLine(
          app,
          "wippy_http_requests_total{%s,status=\"405\"} 1"
              .formatted(labels.replace("GET", "other")));
    }
  }

  @Test
  void whatIsBeingAnswered() throws Exception {
    var go = new CountDownLatch(1);
    try (var app =
        new ServedApp()
            .router("api", Map.of())
            .endpoint(
                "api",
                "GET",
                "/wait",
                (_, _) -> {
                  go.await();
                  return "done".getBytes(UTF_8);
                })
            .start()) {
      awaitLine(app, "wippy_http_requests_in_flight{service=\"app:server\"} 0");
      var waiting = Thread.ofVirtual().unstarted(() -> get(app));
      waiting.start();
      awaitLine(app, "wippy_http_requests_in_flight{service=\"app:server\"} 1");
      go.countDown();
      waiting.join();
      awaitLine(app, "wippy_http_requests_in_flight{service=\"app:server\"} 0");
    }
  }

  private static void get(ServedApp app) {
    try {
      app.get("/wait");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
