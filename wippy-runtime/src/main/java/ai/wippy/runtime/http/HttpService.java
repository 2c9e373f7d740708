package ai.wippy.runtime.http;

import ai.wippy.registry.EntryId;
import ai.wippy.runtime.security.Context;
import ai.wippy.runtime.service.Service;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A server: what an {@code http.service} is, with all that is mounted on it. */
final class HttpService implements Service {
  private static final Duration AFTERMATH = Duration.ofSeconds(1);

  private final EntryId id;
  private final ServiceSettings settings;
  private final Site site;
  private final Context identity;
  private @Nullable Running running;

  private record Running(JettyServer server, Dispatcher dispatcher) {}

  HttpService(EntryId id, ServiceSettings settings, Site site, Context identity) {
    this.id = id;
    this.settings = settings;
    this.site = site;
    this.identity = identity;
  }

  @Override
  public EntryId id() {
    return id;
  }

  @Override
  public synchronized void start() {
    var dispatcher = new Dispatcher(settings, site, identity);
    var server = new JettyServer(id.toString(), settings, dispatcher, observers());
    server.start();
    running = new Running(server, dispatcher);
    System.getLogger(HttpService.class.getName())
        .log(
            Level.INFO,
            () ->
                "%s listens at %s:%d"
                    .formatted(
                        id, settings.host().isEmpty() ? "*" : settings.host(), server.port()));
  }

  private List<Answered.Observer> observers() {
    return settings.accessLog() ? List.of(new AccessLog()) : List.of();
  }

  /**
   * The port at which it listens.
   *
   * @throws IllegalStateException if it does not run
   */
  synchronized int port() {
    if (running == null) {
      throw new IllegalStateException(id + " does not run");
    }
    return running.server.port();
  }

  /**
   * Takes no more requests, waits for those that are being answered, ends those that take longer.
   * Does nothing if it does not run.
   */
  @Override
  public synchronized void stop(Duration patience) {
    Running last = running;
    if (last == null) {
      return;
    }
    running = null;
    last.server.stopListening();
    last.dispatcher.close();
    try {
      if (!last.dispatcher.awaitQuiet(patience)) {
        last.dispatcher.interrupt();
        last.dispatcher.awaitQuiet(AFTERMATH);
      }
    } catch (InterruptedException _) {
      last.dispatcher.interrupt();
      Thread.currentThread().interrupt();
    }
    last.server.stop();
  }
}
