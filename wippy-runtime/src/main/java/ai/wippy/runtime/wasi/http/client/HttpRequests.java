package ai.wippy.runtime.wasi.http.client;

import ai.wippy.runtime.security.NetworkAccess;
import ai.wippy.runtime.wasi.http.BodyPipe;
import ai.wippy.runtime.wasi.http.Exchange;
import ai.wippy.runtime.wasi.http.RequestHead;
import ai.wippy.runtime.wasi.http.RequestSender;
import ai.wippy.runtime.wasi.http.RequestTimeouts;
import ai.wippy.runtime.wasi.http.Types.ErrorCode;
import ai.wippy.runtime.wasi.sockets.Resolver;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.jspecify.annotations.Nullable;

/**
 * Sends the requests of all guests of the runtime, with Jetty's client.
 *
 * <p>The JDK's own client would need no library, but knows neither trailers nor a time limit
 * between bytes, and keeps some fields to itself. Of what Jetty's could do besides, nothing is
 * wanted here: no redirects, cookies, credentials or decoding, which are the guest's business.
 *
 * <p>Names are resolved here and not by Jetty, so that a guest reaches the very addresses that it
 * was allowed to reach. They are part of what connections are kept apart by: a guest never gets one
 * to an address that it may not reach itself.
 */
public final class HttpRequests implements RequestSender, AutoCloseable {
  private final Resolver resolver;
  private final JettySettings settings;
  private @Nullable HttpClient client;
  private boolean closed;

  /** A sender without threads or connections yet. */
  public HttpRequests(Resolver resolver) {
    this(resolver, JettySettings.DEFAULT);
  }

  HttpRequests(Resolver resolver, JettySettings settings) {
    this.resolver = resolver;
    this.settings = settings;
  }

  @Override
  public Exchange send(
      RequestHead head,
      Optional<BodyPipe> body,
      RequestTimeouts timeouts,
      NetworkAccess access,
      Runnable over) {
    HttpClient jetty = client();
    var exchange = new ClientExchange(jetty, body, timeouts, over);
    resolver
        .resolve(head.authority().host(), timeouts.connect())
        .whenComplete((addresses, failure) -> {
          try {
            if (failure != null) {
              throw new Abandoned(Failures.ofLookup(failure));
            }
            List<InetAddress> allowed = allowed(addresses, access);
            exchange.send(() -> request(jetty, head, allowed));
          } catch (Abandoned | RuntimeException e) {
            exchange.end(e);
          }
        });
    return exchange;
  }

  private static List<InetAddress> allowed(List<InetAddress> addresses, NetworkAccess access)
      throws Abandoned {
    List<InetAddress> allowed = addresses.stream().filter(access::requestTo).toList();
    if (allowed.isEmpty()) {
      throw new Abandoned(new ErrorCode.DestinationIpProhibited());
    }
    return allowed;
  }

  private static Request request(HttpClient jetty, RequestHead head, List<InetAddress> addresses) {
    return withPath(jetty, head)
        .host(head.authority().host())
        .scheme(head.secure() ? "https" : "http")
        .method(head.method())
        .headers(fields -> fields.add(Messages.toJetty(head.fields())))
        .tag(addresses)
        .followRedirects(false)
        // Time limits are those of the exchange; a connection that nobody uses has its own.
        .idleTimeout(0, TimeUnit.MILLISECONDS);
  }

  /** Jetty takes the path of a URI as it is, and what is none as something else. */
  private static Request withPath(HttpClient jetty, RequestHead head) {
    String path = head.pathWithQuery();
    if (path.startsWith("/")) {
      try {
        return jetty.newRequest(new URI("http://localhost:" + head.port() + path));
      } catch (URISyntaxException _) {
        // Servers take more than the standard allows.
      }
    }
    return jetty.newRequest("localhost", head.port()).path(path);
  }

  private synchronized HttpClient client() {
    if (closed) {
      throw new IllegalStateException("the runtime has stopped");
    }
    if (client == null) {
      client = settings.start();
    }
    return client;
  }

  /** Ends every exchange and closes all connections. */
  @Override
  public void close() {
    HttpClient last;
    synchronized (this) {
      closed = true;
      last = client;
      client = null;
    }
    if (last != null) {
      JettySettings.stop(last);
    }
  }
}
