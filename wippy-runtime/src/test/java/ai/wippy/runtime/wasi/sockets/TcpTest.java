package ai.wippy.runtime.wasi.sockets;

import static ai.wippy.runtime.wasi.sockets.Guest.address;
import static ai.wippy.runtime.wasi.sockets.Guest.loopback;
import static ai.wippy.runtime.wasi.sockets.Guest.ok;
import static ai.wippy.runtime.wasi.sockets.Guest.port;
import static ai.wippy.runtime.wasi.sockets.Guest.readAll;
import static ai.wippy.runtime.wasi.sockets.Guest.readExactly;
import static ai.wippy.runtime.wasi.sockets.Guest.write;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Trap;
import ai.wippy.runtime.wasi.io.Streams.StreamError;
import ai.wippy.runtime.wasi.sockets.Guest.Connection;
import ai.wippy.runtime.wasi.sockets.Network.ErrorCode;
import ai.wippy.runtime.wasi.sockets.Network.IpAddressFamily;
import ai.wippy.runtime.wasi.sockets.Tcp.ShutdownType;
import ai.wippy.runtime.wasi.sockets.Tcp.TcpSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class TcpTest {
  private static final StreamError CLOSED = new StreamError.Closed();

  private final Guest guest = new Guest();

  @AfterEach
  void end() {
    guest.close();
  }

  /** A connection of the guest with itself: the side that connected, the side that accepted. */
  private record Pair(Connection client, Connection server) {}

  private Pair pair(IpAddressFamily family) {
    TcpSocket listener = guest.listener(family);
    var client = ok(guest.connect(guest.tcp(family), ok(listener.localAddress())));
    var server = guest.accept(listener);
    listener.close();
    return new Pair(client, server);
  }

  private static byte[] noise(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  @ParameterizedTest
  @EnumSource
  void aClientOfARealServer(IpAddressFamily family) throws Exception {
    try (var server = new ServerSocket(0, 1, InetAddress.getByName(loopback(family)))) {
      var echo =
          new FutureTask<Void>(() -> {
            try (Socket peer = server.accept()) {
              peer.getInputStream().transferTo(peer.getOutputStream());
            }
            return null;
          });
      Thread.ofVirtual().start(echo);

      var connection =
          ok(guest.connect(guest.tcp(family), address(loopback(family), server.getLocalPort())));
      write(connection.out(), "hello".getBytes(UTF_8));
      assertThat(readExactly(connection.in(), 5)).asString(UTF_8).isEqualTo("hello");
      ok(connection.socket().shutdown(ShutdownType.SEND));
      assertThat(readAll(connection.in())).isEmpty();
      connection.drop();
      echo.get();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aServerOfARealClient(IpAddressFamily family) throws Exception {
    TcpSocket listener = guest.listener(family);
    byte[] sent = noise(5_000_000);
    var client =
        new FutureTask<>(() -> {
          try (var socket = new Socket()) {
            socket.connect(Guest.java(ok(listener.localAddress())));
            socket.getOutputStream().write(sent);
            socket.shutdownOutput();
            return socket.getInputStream().readAllBytes();
          }
        });
    Thread.ofVirtual().start(client);

    Connection connection = guest.accept(listener);
    assertThat(ok(connection.socket().remoteAddress())).isNotNull();
    byte[] received = readAll(connection.in());
    assertThat(received).isEqualTo(sent);
    write(connection.out(), received);
    connection.drop();
    assertThat(client.get()).isEqualTo(sent);
  }

  @ParameterizedTest
  @EnumSource
  void bothSidesOfOneConnection(IpAddressFamily family) {
    Pair pair = pair(family);

    assertThat(ok(pair.client.socket().localAddress()))
        .isEqualTo(ok(pair.server.socket().remoteAddress()));
    assertThat(ok(pair.client.socket().remoteAddress()))
        .isEqualTo(ok(pair.server.socket().localAddress()));
    write(pair.client.out(), "ping".getBytes(UTF_8));
    assertThat(readExactly(pair.server.in(), 4)).asString(UTF_8).isEqualTo("ping");
    write(pair.server.out(), "pong".getBytes(UTF_8));
    assertThat(readExactly(pair.client.in(), 4)).asString(UTF_8).isEqualTo("pong");
  }

  @Test
  void whatIsNotReadHoldsTheWriterBack() {
    Pair pair = pair(IpAddressFamily.IPV4);
    var out = pair.client.out();
    byte[] block = noise(1 << 16);

    long written = 0;
    while (out.subscribe().ready()) {
      int allowed = (int) (long) ok(out.checkWrite());
      assertThat(allowed).isPositive().isLessThanOrEqualTo(block.length);
      ok(out.write(java.util.Arrays.copyOf(block, allowed)));
      written += allowed;
      assertThat(written).isLessThan(64 << 20);
    }
    assertThat(ok(out.checkWrite())).isZero();

    var drained = out.subscribe();
    readExactly(pair.server.in(), (int) written);
    drained.block();
    assertThat(ok(out.checkWrite())).isPositive();
  }

  @Test
  void writingMoreThanIsAllowedTraps() {
    Pair pair = pair(IpAddressFamily.IPV4);
    var out = pair.client.out();

    assertThatExceptionOfType(Trap.class).isThrownBy(() -> out.write(new byte[1]));
    long allowed = ok(out.checkWrite());
    assertThatExceptionOfType(Trap.class)
        .isThrownBy(() -> out.write(new byte[(int) allowed + 1]))
        .withMessageContaining("check-write");
    assertThatExceptionOfType(Trap.class)
        .isThrownBy(() -> out.blockingWriteAndFlush(new byte[4097]));
  }

  @Test
  void readingNeverWaitsAndBlockingReadingDoes() {
    Pair pair = pair(IpAddressFamily.IPV6);
    var in = pair.server.in();

    assertThat(in.subscribe().ready()).isFalse();
    assertThat(ok(in.read(10))).isEmpty();
    assertThat(ok(in.blockingRead(0))).isEmpty();
    Thread.ofVirtual().start(() -> write(pair.client.out(), "abcdef".getBytes(UTF_8)));
    in.subscribe().block();
    assertThat(ok(in.read(2))).asString(UTF_8).isEqualTo("ab");
    assertThat(in.subscribe().ready()).isTrue();
    assertThat(ok(in.blockingSkip(2))).isEqualTo(2);
    assertThat(ok(in.skip(1))).isEqualTo(1);
    assertThat(ok(in.read(-1))).asString(UTF_8).isEqualTo("f");
    assertThat(ok(in.read(10))).isEmpty();
  }

  @Test
  void bytesAreSplicedFromOneConnectionToAnother() {
    Pair from = pair(IpAddressFamily.IPV4);
    Pair to = pair(IpAddressFamily.IPV4);
    byte[] sent = noise(300_000);
    Thread.ofVirtual()
        .start(() -> {
          write(from.client.out(), sent);
          ok(from.client.socket().shutdown(ShutdownType.SEND));
        });
    var copy =
        new FutureTask<>(() -> {
          while (to.client.out().blockingSplice(from.server.in(), -1) instanceof Result.Ok) {
            // Until the end.
          }
          to.client.drop();
          return null;
        });
    Thread.ofVirtual().start(copy);

    assertThat(readAll(to.server.in())).isEqualTo(sent);
  }

  @Test
  void zeroesAreWritten() {
    Pair pair = pair(IpAddressFamily.IPV4);

    ok(pair.client.out().checkWrite());
    ok(pair.client.out().writeZeroes(3));
    ok(pair.client.out().blockingWriteZeroesAndFlush(2));
    assertThat(readExactly(pair.server.in(), 5)).containsOnly(0);
  }

  @ParameterizedTest
  @EnumSource
  void theEndOfThePeerEndsTheStream(IpAddressFamily family) {
    Pair pair = pair(family);
    ok(pair.server.socket().shutdown(ShutdownType.BOTH));
    pair.server.drop();

    pair.client.in().subscribe().block();
    assertThat(pair.client.in().read(10)).isEqualTo(Result.err(CLOSED));
    assertThat(pair.client.in().read(0)).isEqualTo(Result.err(CLOSED));
    assertThat(pair.client.in().blockingRead(1)).isEqualTo(Result.err(CLOSED));
  }

  @Test
  void shuttingDownReceivingDiscardsWhatHasArrived() {
    Pair pair = pair(IpAddressFamily.IPV4);
    write(pair.server.out(), noise(1000));
    pair.client.in().subscribe().block();

    ok(pair.client.socket().shutdown(ShutdownType.RECEIVE));
    ok(pair.client.socket().shutdown(ShutdownType.RECEIVE));
    assertThat(pair.client.in().read(10)).isEqualTo(Result.err(CLOSED));
    assertThat(pair.client.in().read(0)).isEqualTo(Result.err(CLOSED));
    assertThat(pair.client.in().subscribe().ready()).isTrue();
  }

  @Test
  void shuttingDownSendingClosesTheOutput() {
    Pair pair = pair(IpAddressFamily.IPV4);
    var out = pair.client.out();
    assertThat(ok(out.checkWrite())).isPositive();

    ok(pair.client.socket().shutdown(ShutdownType.SEND));
    ok(pair.client.socket().shutdown(ShutdownType.SEND));
    assertThat(out.write(new byte[3])).isEqualTo(Result.err(CLOSED));
    assertThat(out.checkWrite()).isEqualTo(Result.err(CLOSED));
    assertThat(out.flush()).isEqualTo(Result.err(CLOSED));
    assertThat(out.blockingFlush()).isEqualTo(Result.err(CLOSED));
    assertThat(out.subscribe().ready()).isTrue();
    assertThat(readAll(pair.server.in())).isEmpty();
  }

  @Test
  void shuttingDownSendingLosesNothing() {
    Pair pair = pair(IpAddressFamily.IPV4);
    ok(pair.client.socket().setSendBufferSize(1024));
    int size = (int) (long) ok(pair.client.out().checkWrite());

    ok(pair.client.out().write(noise(size)));
    ok(pair.client.socket().shutdown(ShutdownType.SEND));
    assertThat(readAll(pair.server.in())).isEqualTo(noise(size));
  }

  @Test
  void droppingLosesNothingThatIsWritten() {
    Pair pair = pair(IpAddressFamily.IPV4);
    ok(pair.client.socket().setSendBufferSize(1024));
    int size = (int) (long) ok(pair.client.out().checkWrite());

    ok(pair.client.out().write(noise(size)));
    pair.client.drop();
    assertThat(readAll(pair.server.in())).isEqualTo(noise(size));
  }

  @Test
  void manySmallWritesAreNotHeldBack() {
    Pair pair = pair(IpAddressFamily.IPV4);

    for (int i = 0; i < 300; i++) {
      assertThat(ok(pair.client.out().checkWrite())).isPositive();
      ok(pair.client.out().write(new byte[] {'x'}));
    }
    pair.client.drop();
    assertThat(readAll(pair.server.in())).hasSize(300);
  }

  @Test
  void aConnectionThatThePeerResetsFailsOnceThenIsClosed() throws IOException {
    TcpSocket listener = guest.listener(IpAddressFamily.IPV4);
    var peer = new Socket();
    peer.connect(Guest.java(ok(listener.localAddress())));
    Connection connection = guest.accept(listener);
    peer.setSoLinger(true, 0);
    peer.close();

    connection.in().subscribe().block();
    var failure = connection.in().read(1);
    assertThat(guest.code(((Result.Err<byte[], StreamError>) failure).error()))
        .isEqualTo(ErrorCode.CONNECTION_RESET);
    assertThat(connection.in().read(1)).isEqualTo(Result.err(CLOSED));

    assertThat(ok(connection.out().checkWrite())).isPositive();
    assertThat(connection.out().write(new byte[1]))
        .isInstanceOfSatisfying(
            Result.Err.class,
            error ->
                assertThat(guest.code((StreamError) error.error()))
                    .isEqualTo(ErrorCode.CONNECTION_RESET));
    assertThat(connection.out().checkWrite()).isEqualTo(Result.err(CLOSED));
  }

  @ParameterizedTest
  @EnumSource
  void nobodyListens(IpAddressFamily family) {
    TcpSocket listener = guest.listener(family);
    var nobody = ok(listener.localAddress());
    listener.close();
    TcpSocket client = guest.tcp(family);

    assertThat(guest.connect(client, nobody)).isEqualTo(Result.err(ErrorCode.CONNECTION_REFUSED));
    assertThat(client.finishConnect()).isEqualTo(Result.err(ErrorCode.NOT_IN_PROGRESS));
    assertThat(client.startConnect(guest.network(), nobody))
        .isEqualTo(Result.err(ErrorCode.INVALID_STATE));
  }

  @Test
  void connectingTakesNoLongerThanTheLimit() {
    var limits = new SocketLimits(4, Duration.ofMillis(50));
    try (var hurried = new Guest(Guest.ANYBODY, limits)) {
      // An address of documentation: no route, or nobody who answers.
      var result = hurried.connect(hurried.tcp(IpAddressFamily.IPV4), address("192.0.2.77", 9));
      assertThat(result)
          .isIn(Result.err(ErrorCode.TIMEOUT), Result.err(ErrorCode.REMOTE_UNREACHABLE));
    }
  }

  @Test
  void aBlockingReadTakesNoLongerThanTheLimit() {
    // The connection must be there in that time, too.
    var limits = new SocketLimits(4, Duration.ofMillis(500));
    try (var hurried = new Guest(Guest.ANYBODY, limits)) {
      TcpSocket listener = hurried.listener(IpAddressFamily.IPV4);
      var client =
          ok(hurried.connect(hurried.tcp(IpAddressFamily.IPV4), ok(listener.localAddress())));
      var failure = (Result.Err<byte[], StreamError>) client.in().blockingRead(1);
      assertThat(hurried.code(failure.error())).isEqualTo(ErrorCode.TIMEOUT);
    }
  }

  @Test
  void anIpv6SocketDoesNotSpeakIpv4() throws IOException {
    TcpSocket listener = guest.tcp(IpAddressFamily.IPV6);
    ok(guest.bind(listener, address("::", 0)));
    ok(guest.listen(listener));
    int port = port(ok(listener.localAddress()));

    try (var v4 = new Socket()) {
      v4.connect(new InetSocketAddress("127.0.0.1", port));
      assertThat(v4.getInputStream().available()).isZero();
      assertThat(listener.accept()).isEqualTo(Result.err(ErrorCode.WOULD_BLOCK));
      assertThat(v4.getInputStream().read()).isEqualTo(-1);
    }
    try (var v6 = new Socket()) {
      v6.connect(new InetSocketAddress("::1", port));
      guest.accept(listener).drop();
    }
  }

  @Test
  void whatTheGuestLeavesOpenIsClosedWithTheInstance() throws IOException {
    TcpSocket listener = guest.listener(IpAddressFamily.IPV4);
    var local = Guest.java(ok(listener.localAddress()));
    var client = ok(guest.connect(guest.tcp(IpAddressFamily.IPV4), ok(listener.localAddress())));
    listener.subscribe().block();
    client.in().subscribe().ready();

    guest.sockets.close();
    try (var again = new ServerSocket()) {
      again.bind(local);
    }
  }
}
