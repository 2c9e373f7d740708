package ai.wippy.runtime.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Shows numbers at {@code /metrics}, and at {@code /health} whether the application serves. Nobody
 * has to say who they are: the address is for those who run the application.
 */
public final class MetricsServer implements AutoCloseable {
  /** Whether the application serves. */
  public enum Health {
    /** It does not yet. */
    STARTING(503),
    /** It does. */
    OK(200),
    /** It does no more. */
    STOPPING(503);

    private final int status;

    Health(int status) {
      this.status = status;
    }

    private String text() {
      return name().toLowerCase(Locale.ROOT) + "\n";
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * Begins to listen.
   *
   * @throws Failure of kind UNAVAILABLE if it cannot
   */
  public MetricsServer(MetricsAddress address, List<Measured> measured, Supplier<Health> health) {
    try {
      server = HttpServer.create(address.resolved(), 0);
    } catch (IOException e) {
      throw new Failure(
          Kind.UNAVAILABLE,
          "cannot listen at prometheus.address %s: %s; choose another, or end what listens there"
              .formatted(address, e.getMessage()),
          e);
    }
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            answer(exchange, measured, health);
          }
        });
    server.start();
    System.getLogger(MetricsServer.class.getName())
        .log(Level.INFO, () -> "metrics at %s port %d".formatted(address.host(), port()));
  }

  /** The port at which it listens. */
  public int port() {
    return server.getAddress().getPort();
  }

  private static void answer(
      HttpExchange exchange, List<Measured> measured, Supplier<Health> health) throws IOException {
    String method = exchange.getRequestMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      exchange.getResponseHeaders().set("Allow", "GET, HEAD");
      send(exchange, 405, "Method Not Allowed\n");
      return;
    }
    switch (exchange.getRequestURI().getPath()) {
      case "/metrics" -> {
        var page = new Page();
        measured.forEach(each -> each.measure(page));
        send(exchange, 200, page.toString());
      }
      case "/health" -> {
        var now = health.get();
        send(exchange, now.status, now.text());
      }
      case null, default -> send(exchange, 404, "there is /metrics and /health\n");
    }
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(UTF_8);
    String type = "text/plain; version=0.0.4; charset=utf-8";
    exchange.getResponseHeaders().set("Content-Type", type);
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head ? -1 : body.length);
    if (!head) {
      exchange.getResponseBody().write(body);
    }
  }

  /** Listens no more. */
  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
