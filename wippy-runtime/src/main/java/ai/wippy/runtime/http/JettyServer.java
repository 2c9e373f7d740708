package ai.wippy.runtime.http;

import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Jetty, set up as a service's entry says. */
final class JettyServer {
  /** They wait for sockets and read heads of requests; what answers runs on virtual threads. */
  private static final int MAX_THREADS = 32;

  /** Connections that wait to be accepted; the kernel makes clients beyond that try again later. */
  private static final int BACKLOG = 1024;

  private final Server server;
  private final ServerConnector connector;
  private final ServiceSettings settings;

  /**
   * A server that does not listen yet.
   *
   * @param observers are told of all requests, those included that Jetty refuses
   */
  JettyServer(
      String name,
      ServiceSettings settings,
      Handler handler,
      List<? extends Answered.Observer> observers) {
    this.settings = settings;
    server = new Server(threads(name));
    server.setHandler(handler);
    server.setErrorHandler(new PlainErrors());
    if (!observers.isEmpty()) {
      server.setRequestLog((request, response) -> {
        var answered = Answered.of(request, response);
        observers.forEach(observer -> observer.answered(answered));
      });
    }
    server.setStopTimeout(0);
    connector = new ServerConnector(server, 1, 1, protocols().toArray(ConnectionFactory[]::new));
    if (!settings.host().isEmpty()) {
      connector.setHost(settings.host());
    }
    connector.setPort(settings.port());
    connector.setAcceptQueueSize(BACKLOG);
    long idle = settings.timeouts().idle().toMillis();
    connector.setIdleTimeout(idle == 0 ? -1 : idle);
    server.addConnector(connector);
  }

  private static QueuedThreadPool threads(String name) {
    var threads = new QueuedThreadPool(MAX_THREADS, 2);
    threads.setName(name);
    threads.setVirtualThreadsExecutor(
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(name + "-", 0).factory()));
    return threads;
  }

  private List<ConnectionFactory> protocols() {
    var configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    configuration.setSendDateHeader(true);
    configuration.setRequestHeaderSize(settings.limits().head());
    configuration.setNotifyRemoteAsyncErrors(true);
    var protocols = new ArrayList<ConnectionFactory>();
    if (settings.tls().isPresent()) {
      configuration.addCustomizer(new SecureRequestCustomizer(false));
      var alpn = new ALPNServerConnectionFactory();
      alpn.setDefaultProtocol("http/1.1");
      protocols.add(
          new SslConnectionFactory(PemFiles.context(settings.tls().get()), alpn.getProtocol()));
      protocols.add(alpn);
      protocols.add(new HTTP2ServerConnectionFactory(configuration));
      protocols.add(new HttpConnectionFactory(configuration));
    } else {
      protocols.add(new HttpConnectionFactory(configuration));
      protocols.add(new HTTP2CServerConnectionFactory(configuration));
    }
    return protocols;
  }

  /**
   * Begins to listen.
   *
   * @throws Failure of kind UNAVAILABLE if it cannot
   */
  void start() {
    try {
      connector.open();
      server.start();
    } catch (IOException e) {
      throw new Failure(
          Kind.UNAVAILABLE,
          "cannot listen at %s:%d: %s; choose another addr, or end what listens there"
              .formatted(settings.host(), settings.port(), e.getMessage()),
          e);
    } catch (Exception e) {
      throw new IllegalStateException("the HTTP server does not start", e);
    }
  }

  /** The port at which it listens. */
  int port() {
    return connector.getLocalPort();
  }

  /** How many connections there are. */
  int connections() {
    return connector.getConnectedEndPoints().size();
  }

  /** Takes no more connections; those that are there stay. */
  void stopListening() {
    connector.close();
  }

  /** Ends all connections. */
  void stop() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the HTTP server does not stop", e);
    }
  }
}
