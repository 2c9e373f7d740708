package ai.wippy.runtime.wasi.http.client;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.client.ContinueProtocolHandler;
import org.eclipse.jetty.client.Destination;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.HttpClientTransport;
import org.eclipse.jetty.client.transport.HttpClientConnectionFactory;
import org.eclipse.jetty.client.transport.HttpClientTransportDynamic;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.client.transport.ClientConnectionFactoryOverHTTP2;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * How Jetty's client is set up.
 *
 * @param trust decides which servers are trusted; null for the JVM's trust store, which knows the
 *     system's authorities
 * @param idle how long a connection is kept that nobody uses
 */
record JettySettings(@Nullable SSLContext trust, Duration idle) {
  static final JettySettings DEFAULT = new JettySettings(null, Duration.ofSeconds(30));

  /** For each host; so many requests may wait for a connection, too. */
  private static final int MAX_CONNECTIONS = 4096;

  private static final int MAX_FIELDS = 1 << 16;
  private static final int MAX_THREADS = 16;

  HttpClient start() {
    var client = new HttpClient(transport());
    client.setExecutor(threads());
    client.setSocketAddressResolver(JettySettings::addresses);
    client.setConnectTimeout(Duration.ofMinutes(1).toMillis());
    client.setIdleTimeout(idle.toMillis());
    client.setDestinationIdleTimeout(idle.toMillis());
    client.setMaxConnectionsPerDestination(MAX_CONNECTIONS);
    client.setMaxRequestsQueuedPerDestination(MAX_CONNECTIONS);
    client.setMaxRequestHeadersSize(MAX_FIELDS);
    client.setMaxResponseHeadersSize(MAX_FIELDS);
    client.setFollowRedirects(false);
    client.setUserAgentField(null);
    client.setDefaultRequestContentType(null);
    client.setHttpCookieStore(new HttpCookieStore.Empty());
    try {
      client.start();
    } catch (Exception e) {
      throw new IllegalStateException("the HTTP client does not start", e);
    }
    client.getContentDecoderFactories().clear();
    client.getProtocolHandlers().clear();
    client.getProtocolHandlers().put(new ContinueProtocolHandler());
    client.getProtocolHandlers().put(new InterimHandler());
    return client;
  }

  static void stop(HttpClient client) {
    try {
      client.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the HTTP client does not stop", e);
    }
  }

  /** HTTP/1.1, and over TLS HTTP/2 if the server wants. */
  private HttpClientTransport transport() {
    var tls = new SslContextFactory.Client();
    if (trust != null) {
      tls.setSslContext(trust);
    }
    var connector = new ClientConnector();
    connector.setSelectors(1);
    connector.setSslContextFactory(tls);
    var http2 = new HTTP2Client(connector);
    http2.setMaxConcurrentPushedStreams(0);
    return new HttpClientTransportDynamic(
        connector,
        HttpClientConnectionFactory.HTTP11,
        new ClientConnectionFactoryOverHTTP2.HTTP2(http2));
  }

  /** Nothing that they run blocks. */
  private static QueuedThreadPool threads() {
    var threads = new QueuedThreadPool(MAX_THREADS, 1);
    threads.setName("wippy-http-client");
    threads.setDaemon(true);
    return threads;
  }

  /** The addresses that a request carries with it. */
  private static void addresses(
      String host,
      int port,
      Map<String, Object> context,
      Promise<List<InetSocketAddress>> promise) {
    var destination = (Destination) requireNonNull(context.get(Destination.CONTEXT_KEY));
    List<?> tag = (List<?>) destination.getOrigin().getTag();
    promise.succeeded(
        tag.stream().map(each -> new InetSocketAddress((InetAddress) each, port)).toList());
  }
}
