package ai.wippy.runtime.wasi.sockets;

import static ai.wippy.runtime.wasi.sockets.Guest.address;
import static ai.wippy.runtime.wasi.sockets.Guest.loopback;
import static ai.wippy.runtime.wasi.sockets.Guest.ok;
import static ai.wippy.runtime.wasi.sockets.Guest.port;
import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.wasi.sockets.Network.ErrorCode;
import ai.wippy.runtime.wasi.sockets.Network.IpAddressFamily;
import ai.wippy.runtime.wasi.sockets.Network.IpSocketAddress;
import ai.wippy.runtime.wasi.sockets.Tcp.ShutdownType;
import ai.wippy.runtime.wasi.sockets.Tcp.TcpSocket;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What each operation answers in each state. */
@Timeout(30)
class TcpStatesTest {
  private final Guest guest = new Guest();

  @AfterEach
  void end() {
    guest.close();
  }

  /** The answer of each operation that leaves the state as it is; empty if it is not refused. */
  private Map<String, String> answers(TcpSocket socket, IpSocketAddress any) {
    var answers = new TreeMap<String, String>();
    answers.put("finish-bind", text(socket.finishBind()));
    answers.put("finish-connect", text(socket.finishConnect()));
    answers.put("finish-listen", text(socket.finishListen()));
    answers.put("accept", text(socket.accept()));
    answers.put("local-address", text(socket.localAddress()));
    answers.put("remote-address", text(socket.remoteAddress()));
    answers.put("is-listening", String.valueOf(socket.isListening()));
    answers.put("ready", String.valueOf(socket.subscribe().ready()));
    answers.put("backlog", text(socket.setListenBacklogSize(32)));
    options(socket).forEach(each -> assertThat(each).isInstanceOf(Result.Ok.class));
    return answers;
  }

  private static List<Result<?, ErrorCode>> options(TcpSocket socket) {
    return List.of(
        socket.keepAliveEnabled(),
        socket.setKeepAliveEnabled(false),
        socket.keepAliveIdleTime(),
        socket.setKeepAliveIdleTime(1),
        socket.keepAliveInterval(),
        socket.setKeepAliveInterval(1),
        socket.keepAliveCount(),
        socket.setKeepAliveCount(1),
        socket.hopLimit(),
        socket.setHopLimit(255),
        socket.receiveBufferSize(),
        socket.setReceiveBufferSize(16000),
        socket.sendBufferSize(),
        socket.setSendBufferSize(16000));
  }

  private static String text(Result<?, ErrorCode> result) {
    return result instanceof Result.Err<?, ErrorCode>(ErrorCode error) ? error.name() : "";
  }

  private static Map<String, String> expected(String... pairs) {
    var map =
        new TreeMap<>(
            Map.of(
                "finish-bind", "NOT_IN_PROGRESS",
                "finish-connect", "NOT_IN_PROGRESS",
                "finish-listen", "NOT_IN_PROGRESS",
                "accept", "INVALID_STATE",
                "local-address", "",
                "remote-address", "INVALID_STATE",
                "is-listening", "false",
                "ready", "true",
                "backlog", ""));
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i], pairs[i + 1]);
    }
    return map;
  }

  @ParameterizedTest
  @EnumSource
  void unbound(IpAddressFamily family) {
    TcpSocket socket = guest.tcp(family);
    var any = address(loopback(family), 0);

    assertThat(socket.addressFamily()).isEqualTo(family);
    assertThat(answers(socket, any)).isEqualTo(expected("local-address", "INVALID_STATE"));
    assertThat(text(socket.startListen())).isEqualTo("INVALID_STATE");
    assertThat(text(socket.shutdown(ShutdownType.BOTH))).isEqualTo("INVALID_STATE");
  }

  @ParameterizedTest
  @EnumSource
  void bindInProgress(IpAddressFamily family) {
    TcpSocket socket = guest.tcp(family);
    var any = address(loopback(family), 0);
    ok(socket.startBind(guest.network(), any));

    assertThat(text(socket.startBind(guest.network(), any))).isEqualTo("CONCURRENCY_CONFLICT");
    assertThat(text(socket.startConnect(guest.network(), any))).isEqualTo("CONCURRENCY_CONFLICT");
    assertThat(text(socket.startListen())).isEqualTo("CONCURRENCY_CONFLICT");
    assertThat(text(socket.localAddress())).isEqualTo("INVALID_STATE");
    ok(socket.finishBind());
  }

  @ParameterizedTest
  @EnumSource
  void bound(IpAddressFamily family) {
    TcpSocket socket = guest.tcp(family);
    var any = address(loopback(family), 0);
    ok(guest.bind(socket, any));

    assertThat(answers(socket, any)).isEqualTo(expected());
    assertThat(text(socket.startBind(guest.network(), any))).isEqualTo("INVALID_STATE");
    assertThat(text(socket.shutdown(ShutdownType.BOTH))).isEqualTo("INVALID_STATE");
  }

  @ParameterizedTest
  @EnumSource
  void listenInProgress(IpAddressFamily family) {
    TcpSocket socket = guest.tcp(family);
    var any = address(loopback(family), 0);
    ok(guest.bind(socket, any));
    ok(socket.startListen());

    assertThat(text(socket.startListen())).isEqualTo("CONCURRENCY_CONFLICT");
    assertThat(text(socket.startConnect(guest.network(), any))).isEqualTo("CONCURRENCY_CONFLICT");
    assertThat(text(socket.accept())).isEqualTo("INVALID_STATE");
    assertThat(socket.isListening()).isFalse();
    ok(socket.finishListen());
  }

  @ParameterizedTest
  @EnumSource
  void listening(IpAddressFamily family) {
    TcpSocket socket = guest.listener(family);
    var any = address(loopback(family), 0);

    assertThat(answers(socket, any))
        .isEqualTo(
            expected(
                "accept", "WOULD_BLOCK",
                "is-listening", "true",
                "ready", "false",
                "backlog", "NOT_SUPPORTED"));
    assertThat(text(socket.startBind(guest.network(), any))).isEqualTo("INVALID_STATE");
    assertThat(text(socket.startConnect(guest.network(), any))).isEqualTo("INVALID_STATE");
    assertThat(text(socket.startListen())).isEqualTo("INVALID_STATE");
    assertThat(text(socket.shutdown(ShutdownType.BOTH))).isEqualTo("INVALID_STATE");
  }

  @ParameterizedTest
  @EnumSource
  void connected(IpAddressFamily family) {
    var remote = ok(guest.listener(family).localAddress());
    TcpSocket socket = guest.tcp(family);
    ok(guest.connect(socket, remote));

    assertThat(answers(socket, remote))
        .isEqualTo(expected("remote-address", "", "backlog", "INVALID_STATE"));
    assertThat(ok(socket.remoteAddress())).isEqualTo(remote);
    assertThat(text(socket.startBind(guest.network(), remote))).isEqualTo("INVALID_STATE");
    assertThat(text(socket.startConnect(guest.network(), remote))).isEqualTo("INVALID_STATE");
    assertThat(text(socket.startListen())).isEqualTo("INVALID_STATE");
  }

  @Test
  void connectInProgress() throws IOException {
    // Nobody accepts, and there is room for one in the queue.
    try (var server = new ServerSocket(0, 1)) {
      TcpSocket socket = guest.tcp(IpAddressFamily.IPV4);
      var remote = address("127.0.0.1", server.getLocalPort());
      ok(socket.startConnect(guest.network(), remote));

      assertThat(text(socket.startConnect(guest.network(), remote)))
          .isEqualTo("CONCURRENCY_CONFLICT");
      assertThat(text(socket.startBind(guest.network(), remote))).isEqualTo("CONCURRENCY_CONFLICT");
      assertThat(text(socket.setListenBacklogSize(1))).isEqualTo("INVALID_STATE");
      socket.subscribe().block();
      ok(socket.finishConnect());
    }
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1", "0.0.0.0", "::1", "::"})
  void aPortOfTheSystemsChoice(String host) {
    TcpSocket socket = guest.tcp(family(host));
    ok(guest.bind(socket, address(host, 0)));

    var local = ok(socket.localAddress());
    assertThat(port(local)).isPositive();
    assertThat(local).isEqualTo(address(host, port(local)));
    ok(guest.listen(socket));
    assertThat(ok(socket.localAddress())).isEqualTo(local);
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1", "0.0.0.0", "::1", "::"})
  void aPortInUse(String host) {
    TcpSocket first = guest.tcp(family(host));
    ok(guest.bind(first, address(host, 0)));
    ok(guest.listen(first));

    TcpSocket second = guest.tcp(family(host));
    var taken = address(host, port(ok(first.localAddress())));
    assertThat(text(guest.bind(second, taken))).isEqualTo("ADDRESS_IN_USE");
    assertThat(guest.bind(second, address(host, 0))).isInstanceOf(Result.Ok.class);
  }

  @ParameterizedTest
  @EnumSource
  void aPortThatWasInUseAMomentAgo(IpAddressFamily family) {
    TcpSocket first = guest.listener(family);
    var local = ok(first.localAddress());
    guest.connect(guest.tcp(family), local);
    var accepted = guest.accept(first);
    ok(accepted.out().blockingWriteZeroesAndFlush(10));
    accepted.drop();
    first.close();

    TcpSocket second = guest.tcp(family);
    ok(guest.bind(second, local));
    ok(guest.listen(second));
  }

  @Test
  void sixtySocketsThatListenHaveSixtyPorts() {
    try (var many =
        new Guest(Guest.ANYBODY, new SocketLimits(60, SocketLimits.DEFAULT.timeout()))) {
      var bound = new java.util.ArrayList<TcpSocket>();
      for (int i = 0; i < 60; i++) {
        TcpSocket socket = many.tcp(IpAddressFamily.IPV4);
        ok(many.bind(socket, address("127.0.0.1", 0)));
        bound.add(socket);
      }
      bound.forEach(socket -> ok(many.listen(socket)));
      assertThat(bound.stream().map(socket -> port(ok(socket.localAddress()))))
          .doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, ::1, INVALID_ARGUMENT",
    "::1, 127.0.0.1, INVALID_ARGUMENT",
    "127.0.0.1, 255.255.255.255, INVALID_ARGUMENT",
    "127.0.0.1, 224.254.0.0, INVALID_ARGUMENT",
    "::1, ff00::, INVALID_ARGUMENT",
    "127.0.0.1, 192.0.2.0, ADDRESS_NOT_BINDABLE",
    "::1, 2001:db8::, ADDRESS_NOT_BINDABLE",
  })
  void anAddressThatCannotBeBoundTo(String socket, String host, ErrorCode code) {
    assertThat(text(guest.bind(guest.tcp(family(socket)), address(host, 0))))
        .isEqualTo(code.name());
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 0.0.0.0,         47",
    "127.0.0.1, 127.0.0.1,       0",
    "127.0.0.1, ::1,             47",
    "127.0.0.1, 255.255.255.255, 47",
    "127.0.0.1, 224.254.0.0,     47",
    "::1,       ::,              47",
    "::1,       ::1,             0",
    "::1,       127.0.0.1,       47",
    "::1,       ff00::,          47",
  })
  void anAddressThatCannotBeConnectedTo(String own, String host, int port) {
    TcpSocket socket = guest.tcp(family(own));

    assertThat(text(guest.connect(socket, address(host, port)))).isEqualTo("INVALID_ARGUMENT");
    assertThat(text(guest.bind(socket, address(own, 0)))).isEmpty();
  }

  @Test
  void anIpv4AddressInAnIpv6Address() {
    TcpSocket socket = guest.tcp(IpAddressFamily.IPV6);
    var mapped =
        new IpSocketAddress.Ipv6(
            new Network.Ipv6SocketAddress(
                47,
                0,
                new ai.wippy.runtime.component.Tuple8<>(0, 0, 0, 0, 0, 0xffff, 0x7f00, 1),
                0));

    assertThat(text(guest.bind(socket, mapped))).isEqualTo("INVALID_ARGUMENT");
    assertThat(text(guest.connect(socket, mapped))).isEqualTo("INVALID_ARGUMENT");
  }

  @ParameterizedTest
  @EnumSource
  void aClientThatIsBound(IpAddressFamily family) {
    var remote = ok(guest.listener(family).localAddress());
    TcpSocket client = guest.tcp(family);
    ok(guest.bind(client, address(loopback(family), 0)));
    var local = ok(client.localAddress());

    ok(guest.connect(client, remote));
    assertThat(ok(client.localAddress())).isEqualTo(local);
  }

  private static IpAddressFamily family(String host) {
    return host.contains(":") ? IpAddressFamily.IPV6 : IpAddressFamily.IPV4;
  }
}
