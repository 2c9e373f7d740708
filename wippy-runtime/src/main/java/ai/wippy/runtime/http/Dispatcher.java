package ai.wippy.runtime.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.wippy.runtime.http.exchange.BodyTooLarge;
import ai.wippy.runtime.security.Context;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Gives each request to what answers it, on a virtual thread of its own. */
final class Dispatcher extends Handler.Abstract {
  private final ServiceSettings settings;
  private final Site site;
  private final Context identity;

  /** What is being answered. */
  private final Set<Presence> active = ConcurrentHashMap.newKeySet();

  private volatile boolean closed;

  /**
   * A dispatcher.
   *
   * @param site what there is
   * @param identity what each request starts with
   */
  Dispatcher(ServiceSettings settings, Site site, Context identity) {
    this.settings = settings;
    this.site = site;
    this.identity = identity;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    var presence = new Presence(request);
    active.add(presence);
    // What computes neither reads nor writes: only one who waits for the client is idle.
    request.addIdleTimeoutListener(_ -> false);
    Duration patience = settings.timeouts().write();
    var task =
        patience.isPositive()
            ? request
                .getComponents()
                .getScheduler()
                .schedule(presence::interrupt, patience.toNanos(), TimeUnit.NANOSECONDS)
            : null;
    try {
      var exchange =
          new HttpExchange(request, response, segments(request), identity, settings, presence);
      if (getServer().getRequestLog() != null) {
        Answered.remember(request, exchange);
      }
      serve(exchange);
      presence.end();
      callback.succeeded();
    } catch (Throwable e) {
      presence.end();
      // Jetty ends the stream, or the connection if it must.
      callback.failed(e);
    } finally {
      if (task != null) {
        task.cancel();
      }
      active.remove(presence);
      // Jetty may use the thread again.
      Thread.interrupted();
    }
    return true;
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    watch();
  }

  /** Again and again, as long as it is started. */
  private void watch() {
    long now = System.nanoTime();
    active.forEach(presence -> presence.watchIfLong(now));
    if (isStarting() || isRunning()) {
      getServer()
          .getScheduler()
          .schedule(this::watch, Presence.LONG.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private static List<String> segments(Request request) {
    String path = request.getHttpURI().getCanonicalPath();
    if (path == null || !path.startsWith("/")) {
      return List.of();
    }
    String[] segments = path.substring(1).split("/", -1);
    for (int i = 0; i < segments.length; i++) {
      if (segments[i].indexOf('%') >= 0) {
        segments[i] = URLDecoder.decode(segments[i].replace("+", "%2B"), UTF_8);
      }
    }
    return List.of(segments);
  }

  private void serve(HttpExchange exchange) throws Exception {
    if (closed) {
      turnAway(exchange, "the service is stopping");
    } else if (settings.limits().requests() > 0 && active.size() > settings.limits().requests()) {
      turnAway(exchange, "too many requests at once");
    } else {
      answer(exchange);
    }
    // Whatever ended the function must not end its answer.
    Thread.interrupted();
    exchange.finish();
  }

  private static void turnAway(HttpExchange exchange, String why) {
    PlainText.answer(exchange, 503, why);
    exchange.fields().put("retry-after", "1");
  }

  private void checkLength(HttpExchange exchange) throws BodyTooLarge {
    String length = exchange.header("content-length");
    long limit = settings.limits().body();
    if (limit > 0 && !length.isEmpty() && Long.parseLong(length) > limit) {
      throw new BodyTooLarge(limit);
    }
  }

  private void answer(HttpExchange exchange) throws Exception {
    try {
      checkLength(exchange);
      site.answer(exchange);
    } catch (BodyTooLarge e) {
      orAbort(exchange, 413, e);
    } catch (SlowClient e) {
      orAbort(exchange, 408, e);
    } catch (IOException e) {
      // Most often the client is gone.
      log().log(Level.DEBUG, () -> "%s: %s".formatted(exchange, e));
      if (e.getCause() instanceof TimeoutException) {
        orAbort(exchange, 408, e);
      } else {
        orAbort(exchange, 400, e);
      }
    } catch (Exception | Error e) {
      // A function that fails because its client is gone has done nothing wrong.
      log().log(exchange.isLost() ? Level.DEBUG : Level.ERROR, () -> exchange + " failed", e);
      orAbort(exchange, 500, e);
    }
  }

  /** A response that has begun can only be broken off, so that nobody takes it for a whole one. */
  private static void orAbort(HttpExchange exchange, int status, Throwable problem)
      throws IOException {
    if (!exchange.withdraw()) {
      throw new IOException("the response is broken off", problem);
    }
    String message = problem.getMessage();
    PlainText.answer(exchange, status, message == null ? "internal error" : message);
    exchange.fields().put("connection", "close");
  }

  /** How many requests are being answered. */
  int inFlight() {
    return active.size();
  }

  /** Turns further requests away. */
  void close() {
    closed = true;
  }

  /** Waits until nothing is being answered; whether that is so. */
  boolean awaitQuiet(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (!active.isEmpty()) {
      if (System.nanoTime() > end) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
    return true;
  }

  /** Ends what is being answered. */
  void interrupt() {
    active.forEach(Presence::interrupt);
  }

  private static System.Logger log() {
    return System.getLogger(Dispatcher.class.getName());
  }
}
