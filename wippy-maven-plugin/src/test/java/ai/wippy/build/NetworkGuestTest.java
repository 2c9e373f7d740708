package ai.wippy.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A guest in C that talks over sockets and HTTP with real peers. */
@Timeout(60)
@TestInstance(Lifecycle.PER_CLASS)
class NetworkGuestTest {
  // Numbers of cases of the error codes of sockets and of HTTP.
  private static final long INVALID_ARGUMENT = 3;
  private static final long NEW_SOCKET_LIMIT = 10;
  private static final long REFUSED = 14;
  private static final long HTTP_REFUSED = 6;

  private BuiltApp app;

  @BeforeAll
  void build(@TempDir Path target) throws Exception {
    app = BuiltApp.start("network", target);
  }

  @AfterAll
  void stop() throws Exception {
    app.close();
  }

  /** What the guest's error is. */
  private Object refusal(String function, Object... args) {
    Failure failure = catchThrowableOfType(Failure.class, () -> app.call(function, args));
    assertThat(failure).as(function).isNotNull();
    assertThat(failure.details()).as(failure.getMessage()).isNotNull();
    return failure.details();
  }

  private static byte[] noise(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private static <T> FutureTask<T> start(Callable<T> task) {
    var future = new FutureTask<>(task);
    Thread.ofVirtual().start(future);
    return future;
  }

  private static InetAddress loopback(boolean v6) throws IOException {
    return InetAddress.getByName(v6 ? "::1" : "127.0.0.1");
  }

  private static int freePort(boolean v6) throws IOException {
    try (var free = new ServerSocket(0, 1, loopback(v6))) {
      return free.getLocalPort();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void tcpClient(boolean v6) throws Exception {
    byte[] data = noise(1_000_000);
    try (var server = new ServerSocket(0, 1, loopback(v6))) {
      var echo =
          start(() -> {
            try (Socket peer = server.accept()) {
              byte[] all = peer.getInputStream().readAllBytes();
              peer.getOutputStream().write(all);
              return all.length;
            }
          });
      assertThat(app.call("app:tcp-client", v6, server.getLocalPort(), data)).isEqualTo(data);
      assertThat(echo.get()).isEqualTo(data.length);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void tcpServer(boolean v6) throws Exception {
    byte[] data = noise(1_000_000);
    int port = freePort(v6);
    var served = start(() -> app.call("app:tcp-server", v6, port));
    try (Socket client = connect(new InetSocketAddress(loopback(v6), port))) {
      var received = start(() -> client.getInputStream().readAllBytes());
      client.getOutputStream().write(data);
      client.shutdownOutput();
      assertThat(received.get()).isEqualTo(data);
    }
    assertThat(served.get()).isEqualTo((long) data.length);
  }

  /** Connects as soon as somebody listens. */
  private static Socket connect(InetSocketAddress address) throws Exception {
    while (true) {
      try {
        return new Socket(address.getAddress(), address.getPort());
      } catch (IOException _) {
        Thread.sleep(10);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void udpClient(boolean v6) throws Exception {
    byte[] data = noise(1400);
    try (var server = new DatagramSocket(0, loopback(v6))) {
      var echo =
          start(() -> {
            var packet = new DatagramPacket(new byte[2000], 2000);
            server.receive(packet);
            server.send(packet);
            return packet.getLength();
          });
      assertThat(app.call("app:udp-client", v6, server.getLocalPort(), data)).isEqualTo(data);
      assertThat(echo.get()).isEqualTo(data.length);
    }
  }

  @Test
  void names() {
    assertThat((Long) app.call("app:resolve", "localhost")).isPositive();
    assertThat(app.call("app:resolve", "192.0.2.1")).isEqualTo(1L);
    assertThat(refusal("app:resolve", "not a name")).isEqualTo(INVALID_ARGUMENT);
  }

  @Test
  void post() throws Exception {
    byte[] body = noise(300_000);
    var server = HttpServer.create(new InetSocketAddress(loopback(false), 0), 10);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            byte[] received = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(exchange.getRequestURI().toString().getBytes(UTF_8));
            exchange.getResponseBody().write(received);
          }
        });
    server.start();
    try {
      int port = server.getAddress().getPort();
      assertThat((byte[]) app.call("app:post", port, "/a?b", body))
          .startsWith("/a?b".getBytes(UTF_8))
          .endsWith(body)
          .hasSize(4 + body.length);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void nobodyListens() throws IOException {
    assertThat(refusal("app:tcp-client", false, freePort(false), new byte[1])).isEqualTo(REFUSED);
    assertThat(refusal("app:tcp-client", true, freePort(true), new byte[1])).isEqualTo(REFUSED);
    assertThat(refusal("app:post", freePort(false), "/", new byte[0])).isEqualTo(HTTP_REFUSED);
  }

  @Test
  void thePeerDoesNotAnswerInTime() throws IOException {
    try (var server = new ServerSocket(0, 1, loopback(false))) {
      byte[] nothing = new byte[0];
      // The guest takes the end of the stream for the end of the data, whatever the reason.
      assertThat(app.call("app:tcp-client-hurried", false, server.getLocalPort(), nothing))
          .isEqualTo(nothing);
    }
  }

  @Test
  void thereAreNoMoreSocketsThanTheEntryMayHave() throws Exception {
    int port = freePort(false);
    var served = start(() -> refusal("app:tcp-server-of-one-socket", false, port));
    try (Socket client = connect(new InetSocketAddress(loopback(false), port))) {
      assertThat(served.get()).isEqualTo(NEW_SOCKET_LIMIT);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "tcp-client, wasi:sockets",
    "udp-client, wasi:sockets",
    "resolve,    wasi:sockets",
    "post,       wasi:http",
  })
  void whatIsNotGranted(String function, String missing) {
    Object[] args =
        switch (function) {
          case "resolve" -> new Object[] {"localhost"};
          case "post" -> new Object[] {1, "/", new byte[0]};
          default -> new Object[] {false, 1, new byte[0]};
        };
    Failure failure =
        catchThrowableOfType(
            Failure.class, () -> app.call("app:%s-denied".formatted(function), args));
    assertThat(failure.kind()).isEqualTo(Kind.PERMISSION_DENIED);
    assertThat(failure)
        .hasMessageContaining("imports: [wasi:io, wasi:poll, %s]".formatted(missing));
  }
}
