package ai.wippy.runtime.http;

import ai.wippy.registry.EntryId;
import ai.wippy.runtime.metrics.Measured;
import ai.wippy.runtime.metrics.Page;
import ai.wippy.runtime.security.Context;
import ai.wippy.runtime.service.Service;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A server: what an {@code http.service} is, with all that is mounted on it. */
final class HttpService implements Service, Measured {
  private static final Duration AFTERMATH = Duration.ofSeconds(1);

  private final EntryId id;
  private final ServiceSettings settings;
  private final Site site;
  private final Context identity;
  private final @Nullable RequestCounters counters;
  private volatile @Nullable Running running;

  private record Running(JettyServer server, Dispatcher dispatcher) {}

  /**
   * A service that does not run.
   *
   * @param identity what each request starts with
   * @param counters null if requests are not counted
   */
  HttpService(
      EntryId id,
      ServiceSettings settings,
      Site site,
      Context identity,
      @Nullable RequestCounters counters) {
    this.id = id;
    this.settings = settings;
    this.site = site;
    this.identity = identity;
    this.counters = counters;
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

  /** How many connections there are; none if it does not run. */
  int connections() {
    Running now = running;
    return now == null ? 0 : now.server.connections();
  }

  private List<Answered.Observer> observers() {
    var observers = new ArrayList<Answered.Observer>();
    if (settings.accessLog()) {
      observers.add(new AccessLog());
    }
    if (counters != null) {
      observers.add(counters);
    }
    return observers;
  }

  @Override
  public void measure(Page page) {
    Running now = running;
    if (counters != null) {
      counters.measure(page, connections(), now == null ? 0 : now.dispatcher.inFlight());
    }
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
