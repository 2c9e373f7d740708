package ai.wippy.runtime.wasi.http.client;

import static ai.wippy.runtime.wasi.http.client.HttpGuest.await;
import static ai.wippy.runtime.wasi.http.client.HttpGuest.ok;
import static ai.wippy.runtime.wasi.http.client.HttpGuest.pairs;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.runtime.component.Tuple2;
import ai.wippy.runtime.wasi.http.HttpLimits;
import ai.wippy.runtime.wasi.http.Types.ErrorCode;
import ai.wippy.runtime.wasi.http.Types.FutureIncomingResponse;
import ai.wippy.runtime.wasi.http.Types.Method;
import ai.wippy.runtime.wasi.http.Types.OutgoingRequest;
import ai.wippy.runtime.wasi.http.Types.Scheme;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Requests over TLS, with HTTP/1.1 and HTTP/2. */
@Timeout(60)
@TestInstance(Lifecycle.PER_CLASS)
class TlsTest {
  private final List<String> protocols = new ArrayList<>();
  private final Server server = new Server();
  private SSLContext tls;
  private HttpGuest guest;
  private String authority;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    tls = Certificate.make(folder);
    guest =
        new HttpGuest(
            HttpGuest.ANYBODY, HttpLimits.DEFAULT, new JettySettings(tls, Duration.ofSeconds(9)));
    var configuration = new HttpConfiguration();
    configuration.addCustomizer(new SecureRequestCustomizer());
    var alpn = new ALPNServerConnectionFactory("h2");
    var ssl = new SslContextFactory.Server();
    ssl.setSslContext(tls);
    var connector =
        new ServerConnector(
            server,
            new SslConnectionFactory(ssl, alpn.getProtocol()),
            alpn,
            new HTTP2ServerConnectionFactory(configuration));
    connector.setHost("localhost");
    server.addConnector(connector);
    server.setHandler(new Echo());
    server.start();
    authority = "localhost:" + connector.getLocalPort();
  }

  @AfterAll
  void stop() throws Exception {
    guest.close();
    server.stop();
  }

  /** Gives back what it gets, body and trailers. */
  private final class Echo extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      protocols.add(request.getConnectionMetaData().getProtocol());
      response.getHeaders().put("x-method", request.getMethod());
      response.getHeaders().put("x-path", request.getHttpURI().getPathQuery());
      var trailers = HttpFields.build();
      response.setTrailersSupplier(() -> trailers);
      if ("/fail".equals(request.getHttpURI().getPath())) {
        Content.Sink.write(
            response,
            false,
            "some",
            Callback.from(() -> callback.failed(new IllegalStateException("as asked"))));
        return true;
      }
      Content.copy(
          request,
          response,
          (chunk, written) -> {
            if (chunk instanceof org.eclipse.jetty.http.Trailers last) {
              trailers.add(last.getTrailers());
              written.succeeded();
              return true;
            }
            return false;
          },
          callback);
      return true;
    }
  }

  private OutgoingRequest https(Method method, String path) {
    var request = guest.request(method, authority, path);
    ok(request.setScheme(Optional.of(new Scheme.Https())));
    return request;
  }

  @Test
  void http2WithTrailersBothWays() {
    var request = https(new Method.Post(), "/echo?x=1");
    var body = ok(request.body());
    var future = guest.handle(request);
    ok(guest.write(body, "hello", Optional.of(guest.fields("X-Sum", "5", "x-more", "\u00e4"))));

    var response = ok(await(future));
    assertThat(pairs(response.headers()))
        .contains(new Tuple2<>("x-method", "POST"), new Tuple2<>("x-path", "/echo?x=1"));
    var content = guest.content(response);
    assertThat(content.text()).isEqualTo("hello");
    assertThat(content.trailers())
        .contains(List.of(new Tuple2<>("x-sum", "5"), new Tuple2<>("x-more", "\u00e4")));
    assertThat(protocols).contains("HTTP/2.0");
  }

  @Test
  void http2WithoutABody() {
    var content = guest.content(guest.send(https(new Method.Get(), "/")));
    assertThat(content.bytes()).isEmpty();
    assertThat(content.trailers()).isEmpty();
  }

  @Test
  void http2WithALargeBody() {
    String text = "0123456789abcdef".repeat(200_000);
    var request = https(new Method.Post(), "/");
    var body = ok(request.body());
    var future = guest.handle(request);
    Thread.ofVirtual().start(() -> ok(guest.write(body, text, Optional.empty())));

    var content = guest.content(ok(await(future)));
    assertThat(content.text()).isEqualTo(text);
    assertThat(content.trailers()).isEmpty();
  }

  @Test
  void manyRequestsShareAConnection() {
    List<FutureIncomingResponse> futures = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      futures.add(guest.handle(https(new Method.Get(), "/" + i)));
    }
    for (int i = 0; i < 200; i++) {
      var response = ok(await(futures.get(i)));
      assertThat(response.headers().get("x-path").getFirst())
          .asString(ISO_8859_1)
          .isEqualTo("/" + i);
      guest.content(response);
    }
  }

  @Test
  void http2ThatFailsInTheBody() {
    var response = guest.send(https(new Method.Get(), "/fail"));
    var in = ok(ok(response.consume()).stream());
    assertThat(guest.readFailure(in)).isEqualTo(new ErrorCode.HttpResponseIncomplete());
  }

  @Test
  void http1() throws Exception {
    var old = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    old.setHttpsConfigurator(new HttpsConfigurator(tls));
    old.createContext(
        "/",
        exchange -> {
          try (exchange) {
            byte[] body = exchange.getProtocol().getBytes(ISO_8859_1);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    old.start();
    try {
      var request = guest.get("localhost:" + old.getAddress().getPort(), "/");
      ok(request.setScheme(Optional.empty()));
      assertThat(guest.content(guest.send(request)).text()).isEqualTo("HTTP/1.1");
    } finally {
      old.stop(0);
    }
  }

  @Test
  void aCertificateThatNobodyTrusts() {
    try (var strict = new HttpGuest()) {
      var request = strict.get(authority, "/");
      ok(request.setScheme(Optional.empty()));
      assertThat(strict.failure(request)).isEqualTo(new ErrorCode.TlsCertificateError());
    }
  }

  @Test
  void aCertificateOfAnotherHost() {
    var request = https(new Method.Get(), "/");
    ok(request.setAuthority(Optional.of(authority.replace("localhost", "127.0.0.1"))));
    assertThat(guest.failure(request)).isEqualTo(new ErrorCode.TlsCertificateError());
  }
}
