package ai.wippy.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.wippy.registry.Settings;
import ai.wippy.runtime.metrics.MetricsServer.Health;
import ai.wippy.runtime.payload.Failure;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class MetricsServerTest {
  private static final MetricsAddress ANY = new MetricsAddress("127.0.0.1", 0);

  private static HttpResponse<String> ask(MetricsServer server, String method, String path)
      throws Exception {
    var uri = URI.create("http://127.0.0.1:%d%s".formatted(server.port(), path));
    var request = HttpRequest.newBuilder(uri).method(method, BodyPublishers.noBody()).build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString());
    }
  }

  @Test
  void showsNumbersAndHealth() throws Exception {
    var health = new AtomicReference<>(Health.STARTING);
    Measured one = page -> page.gauge("one", "A number.").add(1);
    try (var server = new MetricsServer(ANY, List.of(one), health::get)) {
      var page = ask(server, "GET", "/metrics");
      assertThat(page.body()).contains("\none 1\n");
      assertThat(page.headers().firstValue("content-type"))
          .hasValue("text/plain; version=0.0.4; charset=utf-8");
      assertThat(ask(server, "GET", "/health").statusCode()).isEqualTo(503);
      health.set(Health.OK);
      assertThat(ask(server, "GET", "/health").statusCode()).isEqualTo(200);
      assertThat(ask(server, "HEAD", "/health").statusCode()).isEqualTo(200);
      health.set(Health.STOPPING);
      assertThat(ask(server, "GET", "/health").body()).isEqualTo("stopping\n");
      assertThat(ask(server, "POST", "/metrics").statusCode()).isEqualTo(405);
      assertThat(ask(server, "GET", "/metrics/x").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void anAddressInUseIsNamed() {
    try (var first = new MetricsServer(ANY, List.of(), () -> Health.OK)) {
      var taken = new MetricsAddress("127.0.0.1", first.port());
      assertThatThrownBy(() -> new MetricsServer(taken, List.of(), () -> Health.OK))
          .isInstanceOf(Failure.class)
          .hasMessageContaining(":" + first.port());
    }
  }

  @Test
  void addresses() {
    assertThat(address("localhost:9090")).isEqualTo(new MetricsAddress("localhost", 9090));
    assertThat(address(":9090").resolved().getAddress().isAnyLocalAddress()).isTrue();
    assertThat(address("[::1]:9090").resolved().getAddress().isLoopbackAddress()).isTrue();
    for (String wrong : List.of("", "9090", "localhost", "localhost:99999", "localhost:x")) {
      assertThatThrownBy(() -> address(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("`%s`", wrong);
    }
    assertThat(MetricsAddress.of(Settings.NONE)).isEmpty();
  }

  private static MetricsAddress address(String text) {
    return MetricsAddress.of(
            new Settings(Map.of("prometheus.enabled", true, "prometheus.address", text)))
        .orElseThrow();
  }
}
