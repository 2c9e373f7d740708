package ai.wippy.runtime.wasi.sockets;

import static ai.wippy.runtime.wasi.sockets.Guest.address;
import static ai.wippy.runtime.wasi.sockets.Guest.ok;
import static ai.wippy.runtime.wasi.sockets.Guest.port;
import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.registry.EntryId;
import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.security.Access;
import ai.wippy.runtime.security.Actor;
import ai.wippy.runtime.security.Context;
import ai.wippy.runtime.security.Decision;
import ai.wippy.runtime.security.NetworkAccess;
import ai.wippy.runtime.security.Policy;
import ai.wippy.runtime.security.Scope;
import ai.wippy.runtime.wasi.sockets.Network.ErrorCode;
import ai.wippy.runtime.wasi.sockets.Network.IpAddressFamily;
import ai.wippy.runtime.wasi.sockets.Tcp.TcpSocket;
import ai.wippy.runtime.wasi.sockets.Udp.OutgoingDatagram;
import ai.wippy.runtime.wasi.sockets.Udp.UdpSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What policies and limits keep a guest from. */
@Timeout(30)
class SocketAccessTest {
  private static final Result<?, ErrorCode> DENIED = Result.err(ErrorCode.ACCESS_DENIED);

  private static Policy allow(String action, String resource) {
    return new Policy(
        EntryId.parse("app:" + action), Decision.ALLOW, List.of(action), List.of(resource));
  }

  private static Guest guest(Policy... policies) {
    var context =
        Context.EMPTY
            .withActor(new Actor("guest", Map.of()))
            .withScope(new Scope(List.of(policies)));
    return new Guest(new NetworkAccess(new Access(true), context), SocketLimits.DEFAULT);
  }

  @Test
  void withoutPolicyNothingIsAllowed() {
    try (var guest = guest()) {
      TcpSocket socket = guest.tcp(IpAddressFamily.IPV4);
      assertThat(guest.connect(socket, address("127.0.0.1", 80))).isEqualTo(DENIED);
      ok(guest.bind(socket, address("127.0.0.1", 0)));
      assertThat(guest.listen(socket)).isEqualTo(DENIED);
      assertThat(guest.udp(IpAddressFamily.IPV4).startBind(guest.network(), address("::1", 0)))
          .isEqualTo(Result.err(ErrorCode.INVALID_ARGUMENT));
      assertThat(
              guest.udp(IpAddressFamily.IPV4).startBind(guest.network(), address("127.0.0.1", 0)))
          .isEqualTo(DENIED);
      assertThat(guest.sockets.resolveAddresses(guest.network(), "localhost")).isEqualTo(DENIED);
    }
  }

  @Test
  void connectingNeedsThePortAndForThisHostThePrivateAddress() {
    try (var server = new Guest()) {
      TcpSocket listener = server.listener(IpAddressFamily.IPV4);
      var remote = ok(listener.localAddress());
      String name = "127.0.0.1:" + port(remote);
      try (var guest = guest(allow("socket.connect", name))) {
        assertThat(guest.connect(guest.tcp(IpAddressFamily.IPV4), remote)).isEqualTo(DENIED);
      }
      try (var guest =
          guest(allow("socket.connect", name), allow("socket.private_ip", "127.0.0.1"))) {
        ok(guest.connect(guest.tcp(IpAddressFamily.IPV4), remote));
        assertThat(guest.connect(guest.tcp(IpAddressFamily.IPV4), address("127.0.0.1", 1)))
            .isEqualTo(DENIED);
      }
    }
  }

  @Test
  void listeningNeedsThePortThatTheGuestAskedFor() {
    try (var guest = guest(allow("socket.listen", "[::1]:0"))) {
      guest.listener(IpAddressFamily.IPV6);
      TcpSocket any = guest.tcp(IpAddressFamily.IPV6);
      ok(guest.bind(any, address("::", 0)));
      assertThat(guest.listen(any)).isEqualTo(DENIED);
    }
  }

  @Test
  void everyDatagramNeedsItsDestination() {
    try (var server = new Guest();
        var guest =
            guest(
                allow("socket.listen", "127.0.0.1:0"),
                allow("socket.connect", "127.0.0.1:7*"),
                allow("socket.private_ip", "127.0.0.1"))) {
      UdpSocket socket = guest.udpBound(IpAddressFamily.IPV4);
      var out = ok(socket.stream(Optional.empty())).v1();
      ok(out.checkSend());
      assertThat(
              out.send(
                  List.of(
                      new OutgoingDatagram(new byte[1], Optional.of(address("127.0.0.1", 7))),
                      new OutgoingDatagram(new byte[1], Optional.of(address("127.0.0.1", 9))))))
          .isEqualTo(Result.ok(1L));
      ok(out.checkSend());
      assertThat(
              out.send(
                  List.of(new OutgoingDatagram(new byte[1], Optional.of(address("127.0.0.1", 9))))))
          .isEqualTo(DENIED);
      assertThat(socket.stream(Optional.of(address("127.0.0.1", 9)))).isEqualTo(DENIED);
      ok(socket.stream(Optional.of(address("127.0.0.1", 77))));
    }
  }

  @Test
  void aNameNeedsItsNameButAnAddressIsNoName() {
    try (var guest = guest(allow("socket.resolve", "localhost"))) {
      ok(guest.sockets.resolveAddresses(guest.network(), "localhost"));
      assertThat(guest.sockets.resolveAddresses(guest.network(), "other.invalid"))
          .isEqualTo(DENIED);
      ok(guest.sockets.resolveAddresses(guest.network(), "127.0.0.1"));
    }
  }

  @Test
  void thereAreNoMoreSocketsThanTheLimit() {
    var limit = Result.err(ErrorCode.NEW_SOCKET_LIMIT);
    try (var guest = new Guest(Guest.ANYBODY, new SocketLimits(3, Duration.ofSeconds(5)))) {
      TcpSocket listener = guest.listener(IpAddressFamily.IPV4);
      UdpSocket udp = guest.udpBound(IpAddressFamily.IPV4);
      TcpSocket client = guest.tcp(IpAddressFamily.IPV4);
      assertThat(guest.sockets.createTcpSocket(IpAddressFamily.IPV4)).isEqualTo(limit);
      assertThat(guest.sockets.createUdpSocket(IpAddressFamily.IPV6)).isEqualTo(limit);

      ok(guest.connect(client, ok(listener.localAddress())));
      listener.subscribe().block();
      assertThat(listener.accept()).isEqualTo(limit);
      udp.close();
      var accepted = guest.accept(listener);
      assertThat(listener.accept()).isEqualTo(Result.err(ErrorCode.WOULD_BLOCK));
      accepted.drop();
      guest.tcp(IpAddressFamily.IPV4);
    }
  }

  @Test
  void aDroppedSocketCountsUntilItsStreamsAreDroppedToo() {
    try (var guest = new Guest(Guest.ANYBODY, new SocketLimits(2, Duration.ofSeconds(5)))) {
      TcpSocket listener = guest.listener(IpAddressFamily.IPV4);
      var client = ok(guest.connect(guest.tcp(IpAddressFamily.IPV4), ok(listener.localAddress())));
      client.socket().close();
      client.in().close();
      assertThat(guest.sockets.createTcpSocket(IpAddressFamily.IPV4))
          .isEqualTo(Result.err(ErrorCode.NEW_SOCKET_LIMIT));
      client.out().close();
      ok(guest.sockets.createTcpSocket(IpAddressFamily.IPV4));
    }
  }

  @Test
  void manySocketsOneAfterTheOther() {
    try (var guest = new Guest()) {
      Stream.generate(() -> guest.tcp(IpAddressFamily.IPV4)).limit(200).forEach(TcpSocket::close);
      Stream.generate(() -> guest.listener(IpAddressFamily.IPV6))
          .limit(200)
          .forEach(TcpSocket::close);
    }
  }
}
