package ai.wippy.runtime.wasi.sockets;

import static ai.wippy.runtime.wasi.sockets.Guest.address;
import static ai.wippy.runtime.wasi.sockets.Guest.loopback;
import static ai.wippy.runtime.wasi.sockets.Guest.ok;
import static ai.wippy.runtime.wasi.sockets.Guest.port;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Trap;
import ai.wippy.runtime.wasi.sockets.Network.ErrorCode;
import ai.wippy.runtime.wasi.sockets.Network.IpAddressFamily;
import ai.wippy.runtime.wasi.sockets.Network.IpSocketAddress;
import ai.wippy.runtime.wasi.sockets.Udp.IncomingDatagram;
import ai.wippy.runtime.wasi.sockets.Udp.IncomingDatagramStream;
import ai.wippy.runtime.wasi.sockets.Udp.OutgoingDatagram;
import ai.wippy.runtime.wasi.sockets.Udp.OutgoingDatagramStream;
import ai.wippy.runtime.wasi.sockets.Udp.UdpSocket;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
class UdpTest {
  private final Guest guest = new Guest();

  @AfterEach
  void end() {
    guest.close();
  }

  /** A socket and its streams. */
  private record Peer(UdpSocket socket, IncomingDatagramStream in, OutgoingDatagramStream out) {
    IpSocketAddress local() {
      return ok(socket.localAddress());
    }

    Result<Long, ErrorCode> send(String text, Optional<IpSocketAddress> to) {
      out.subscribe().block();
      assertThat(ok(out.checkSend())).isPositive();
      return out.send(List.of(new OutgoingDatagram(text.getBytes(UTF_8), to)));
    }

    IncomingDatagram receive() {
      in.subscribe().block();
      return ok(in.receive(1)).getFirst();
    }
  }

  private Peer peer(IpAddressFamily family) {
    return stream(guest.udpBound(family), Optional.empty());
  }

  private static Peer stream(UdpSocket socket, Optional<IpSocketAddress> remote) {
    var streams = ok(socket.stream(remote));
    return new Peer(socket, streams.v0(), streams.v1());
  }

  private static String text(IncomingDatagram datagram) {
    return new String(datagram.data(), UTF_8);
  }

  @ParameterizedTest
  @EnumSource
  void aRealPeer(IpAddressFamily family) throws IOException {
    Peer peer = peer(family);
    try (var real = new DatagramSocket(0, InetAddress.getByName(loopback(family)))) {
      ok(peer.send("ping", Optional.of(address(loopback(family), real.getLocalPort()))));
      var packet = new DatagramPacket(new byte[100], 100);
      real.receive(packet);
      assertThat(new String(packet.getData(), 0, packet.getLength(), UTF_8)).isEqualTo("ping");
      assertThat(packet.getPort()).isEqualTo(port(peer.local()));

      packet.setData("pong".getBytes(UTF_8));
      real.send(packet);
      var received = peer.receive();
      assertThat(text(received)).isEqualTo("pong");
      assertThat(received.remoteAddress())
          .isEqualTo(address(loopback(family), real.getLocalPort()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void manyDatagramsInOrderAndNoMoreThanWanted(IpAddressFamily family) {
    Peer from = peer(family);
    Peer to = peer(family);
    var target = Optional.of(to.local());
    for (int i = 0; i < 20; i++) {
      ok(from.send("" + i, target));
    }

    assertThat(ok(to.in.receive(0))).isEmpty();
    to.in.subscribe().block();
    var first = ok(to.in.receive(3));
    assertThat(first.stream().map(UdpTest::text)).containsExactly("0", "1", "2");
    int rest = 0;
    while (rest < 17) {
      to.in.subscribe().block();
      rest += ok(to.in.receive(-1)).size();
    }
    assertThat(rest).isEqualTo(17);
    assertThat(ok(to.in.receive(1))).isEmpty();
    assertThat(to.in.subscribe().ready()).isFalse();
  }

  @Test
  void severalAtOnce() {
    Peer from = peer(IpAddressFamily.IPV4);
    Peer to = peer(IpAddressFamily.IPV4);
    int allowed = (int) (long) ok(from.out.checkSend());
    var all =
        IntStream.range(0, allowed)
            .mapToObj(i -> new OutgoingDatagram(new byte[i], Optional.of(to.local())))
            .toList();

    assertThat(ok(from.out.send(all))).isEqualTo(allowed);
    for (int i = 0; i < allowed; i++) {
      assertThat(to.receive().data()).hasSize(i);
    }
  }

  @Test
  void sendingMoreThanIsAllowedTraps() {
    Peer peer = peer(IpAddressFamily.IPV4);
    var one = List.of(new OutgoingDatagram(new byte[1], Optional.of(peer.local())));

    assertThat(ok(peer.out.send(List.of()))).isZero();
    assertThatExceptionOfType(Trap.class)
        .isThrownBy(() -> peer.out.send(one))
        .withMessageContaining("check-send");
    ok(peer.out.checkSend());
    ok(peer.out.send(one));
    assertThatExceptionOfType(Trap.class).isThrownBy(() -> peer.out.send(one));
  }

  @ParameterizedTest
  @EnumSource
  void aConnectedSocketHearsItsPeerOnly(IpAddressFamily family) {
    Peer server = peer(family);
    Peer stranger = peer(family);
    UdpSocket socket = guest.udpBound(family);
    Peer client = stream(socket, Optional.of(server.local()));

    assertThat(ok(socket.remoteAddress())).isEqualTo(server.local());
    ok(stranger.send("no", Optional.of(client.local())));
    ok(client.send("ping", Optional.empty()));
    ok(server.send("pong", Optional.of(server.receive().remoteAddress())));
    assertThat(text(client.receive())).isEqualTo("pong");
    ok(client.send("again", Optional.of(server.local())));
    assertThat(client.send("no", Optional.of(stranger.local())))
        .isEqualTo(Result.err(ErrorCode.INVALID_ARGUMENT));
  }

  @Test
  void onlyTheLastStreamsWork() {
    UdpSocket socket = guest.udpBound(IpAddressFamily.IPV4);
    Peer other = peer(IpAddressFamily.IPV4);
    Peer first = stream(socket, Optional.empty());
    Peer second = stream(socket, Optional.of(other.local()));

    assertThat(first.in.receive(1)).isEqualTo(Result.err(ErrorCode.INVALID_STATE));
    assertThat(first.out.checkSend()).isEqualTo(Result.err(ErrorCode.INVALID_STATE));
    assertThat(first.in.subscribe().ready()).isTrue();
    ok(second.send("hi", Optional.empty()));
    assertThat(text(other.receive())).isEqualTo("hi");

    Peer third = stream(socket, Optional.empty());
    assertThat(socket.remoteAddress()).isEqualTo(Result.err(ErrorCode.INVALID_STATE));
    ok(third.send("ho", Optional.of(other.local())));
    assertThat(text(other.receive())).isEqualTo("ho");
  }

  @ParameterizedTest
  @CsvSource({"0.0.0.0", "::"})
  void aSocketIsConnectedAndDisconnectedAtWill(String any) {
    var family = any.contains(":") ? IpAddressFamily.IPV6 : IpAddressFamily.IPV4;
    UdpSocket socket = guest.udp(family);
    ok(socket.startBind(guest.network(), address(any, 0)));
    ok(socket.finishBind());
    int port = port(ok(socket.localAddress()));

    for (int i = 0; i < 50; i++) {
      assertThat(ok(stream(socket, Optional.empty()).in.receive(1))).isEmpty();
      assertThat(socket.remoteAddress()).isEqualTo(Result.err(ErrorCode.INVALID_STATE));
      var remote = address(loopback(family), 4320 + i % 2);
      stream(socket, Optional.of(remote));
      assertThat(ok(socket.remoteAddress())).isEqualTo(remote);
    }
    stream(socket, Optional.empty());
    assertThat(port(ok(socket.localAddress()))).isEqualTo(port);
  }

  @ParameterizedTest
  @EnumSource
  void states(IpAddressFamily family) {
    UdpSocket socket = guest.udp(family);
    var any = address(loopback(family), 0);
    assertThat(socket.addressFamily()).isEqualTo(family);
    assertThat(socket.finishBind()).isEqualTo(Result.err(ErrorCode.NOT_IN_PROGRESS));
    assertThat(socket.stream(Optional.empty())).isEqualTo(Result.err(ErrorCode.INVALID_STATE));
    assertThat(socket.localAddress()).isEqualTo(Result.err(ErrorCode.INVALID_STATE));
    assertThat(socket.remoteAddress()).isEqualTo(Result.err(ErrorCode.INVALID_STATE));

    ok(socket.startBind(guest.network(), any));
    assertThat(socket.startBind(guest.network(), any))
        .isEqualTo(Result.err(ErrorCode.CONCURRENCY_CONFLICT));
    socket.subscribe().block();
    ok(socket.finishBind());
    assertThat(socket.finishBind()).isEqualTo(Result.err(ErrorCode.NOT_IN_PROGRESS));
    assertThat(socket.startBind(guest.network(), any))
        .isEqualTo(Result.err(ErrorCode.INVALID_STATE));
    assertThat(port(ok(socket.localAddress()))).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 0.0.0.0, 47",
    "127.0.0.1, 127.0.0.1, 0",
    "127.0.0.1, ::1, 47",
    "::1, ::, 47",
    "::1, ::1, 0",
    "::1, 127.0.0.1, 47",
  })
  void addressesThatNothingCanBeSentTo(String own, String host, int port) {
    Peer peer = peer(own.contains(":") ? IpAddressFamily.IPV6 : IpAddressFamily.IPV4);
    var target = Optional.of(address(host, port));

    assertThat(peer.send("x", target)).isEqualTo(Result.err(ErrorCode.INVALID_ARGUMENT));
    assertThat(peer.send("x", Optional.empty())).isEqualTo(Result.err(ErrorCode.INVALID_ARGUMENT));
    assertThat(peer.socket.stream(target)).isEqualTo(Result.err(ErrorCode.INVALID_ARGUMENT));
  }

  @Test
  void whatCannotBeBound() {
    UdpSocket taken = guest.udpBound(IpAddressFamily.IPV4);
    UdpSocket socket = guest.udp(IpAddressFamily.IPV4);

    assertThat(socket.startBind(guest.network(), ok(taken.localAddress())))
        .isEqualTo(Result.err(ErrorCode.ADDRESS_IN_USE));
    assertThat(socket.startBind(guest.network(), address("192.0.2.0", 0)))
        .isEqualTo(Result.err(ErrorCode.ADDRESS_NOT_BINDABLE));
    assertThat(socket.startBind(guest.network(), address("::1", 0)))
        .isEqualTo(Result.err(ErrorCode.INVALID_ARGUMENT));
    ok(socket.startBind(guest.network(), address("127.0.0.1", 0)));
  }

  @Test
  void aDatagramThatIsTooLarge() {
    Peer peer = peer(IpAddressFamily.IPV4);
    ok(peer.out.checkSend());
    var large = new OutgoingDatagram(new byte[70_000], Optional.of(peer.local()));
    var small = new OutgoingDatagram(new byte[1], Optional.of(peer.local()));

    assertThat(peer.out.send(List.of(large))).isEqualTo(Result.err(ErrorCode.DATAGRAM_TOO_LARGE));
    ok(peer.out.checkSend());
    assertThat(ok(peer.out.send(List.of(small, large)))).isEqualTo(1);
  }

  @Test
  void aPeerThatDoesNotListenIsRefused() {
    UdpSocket gone = guest.udpBound(IpAddressFamily.IPV4);
    var nobody = ok(gone.localAddress());
    gone.close();
    Peer peer = stream(guest.udpBound(IpAddressFamily.IPV4), Optional.of(nobody));

    ok(peer.send("x", Optional.empty()));
    peer.in.subscribe().block();
    assertThat(peer.in.receive(1)).isEqualTo(Result.err(ErrorCode.CONNECTION_REFUSED));
    assertThat(ok(peer.in.receive(1))).isEmpty();
  }

  @Test
  void anIpv6SocketDoesNotHearIpv4() throws IOException {
    UdpSocket socket = guest.udp(IpAddressFamily.IPV6);
    ok(socket.startBind(guest.network(), address("::", 0)));
    ok(socket.finishBind());
    Peer peer = stream(socket, Optional.empty());
    int port = port(peer.local());
    try (var v4 = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
        var v6 = new DatagramSocket(0, InetAddress.getByName("::1"))) {
      v4.send(new DatagramPacket(new byte[4], 4, InetAddress.getByName("127.0.0.1"), port));
      v6.send(new DatagramPacket(new byte[6], 6, InetAddress.getByName("::1"), port));
    }

    assertThat(peer.receive().data()).hasSize(6);
    assertThat(ok(peer.in.receive(1))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void options(IpAddressFamily family) {
    UdpSocket socket = guest.udp(family);
    var refused = Result.err(ErrorCode.INVALID_ARGUMENT);

    assertThat(socket.setUnicastHopLimit(0)).isEqualTo(refused);
    assertThat(socket.setReceiveBufferSize(0)).isEqualTo(refused);
    assertThat(socket.setSendBufferSize(0)).isEqualTo(refused);
    assertThat(ok(socket.unicastHopLimit())).isPositive();
    ok(socket.setUnicastHopLimit(42));
    assertThat(ok(socket.unicastHopLimit())).isEqualTo(42);
    ok(socket.setReceiveBufferSize(-1));
    ok(socket.setReceiveBufferSize(0x10000));
    assertThat(ok(socket.receiveBufferSize())).isEqualTo(0x10000);
    ok(socket.setSendBufferSize(-1));
    ok(socket.setSendBufferSize(0x10000));
    assertThat(ok(socket.sendBufferSize())).isEqualTo(0x10000);
  }

  @Test
  void thePortIsFreeWhenTheSocketAndItsStreamsAreDropped() throws IOException {
    Peer peer = peer(IpAddressFamily.IPV4);
    var local = Guest.java(peer.local());
    peer.in.subscribe().ready();
    peer.in.close();
    peer.socket.close();
    assertThat(ok(peer.out.checkSend())).isPositive();
    peer.out.close();

    new DatagramSocket(local).close();
  }
}
