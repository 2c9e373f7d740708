package ai.wippy.runtime.wasi.sockets;

import static ai.wippy.runtime.wasi.sockets.Guest.address;
import static ai.wippy.runtime.wasi.sockets.Guest.loopback;
import static ai.wippy.runtime.wasi.sockets.Guest.ok;
import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.wasi.sockets.Network.ErrorCode;
import ai.wippy.runtime.wasi.sockets.Network.IpAddressFamily;
import ai.wippy.runtime.wasi.sockets.Tcp.TcpSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TcpOptionsTest {
  private static final long SECOND = 1_000_000_000;
  private static final Result<?, ErrorCode> REFUSED = Result.err(ErrorCode.INVALID_ARGUMENT);

  private final Guest guest = new Guest();

  @AfterEach
  void end() {
    guest.close();
  }

  @ParameterizedTest
  @EnumSource
  void defaults(IpAddressFamily family) {
    TcpSocket socket = guest.tcp(family);

    assertThat(ok(socket.keepAliveEnabled())).isFalse();
    assertThat(ok(socket.keepAliveIdleTime())).isPositive();
    assertThat(ok(socket.keepAliveInterval())).isPositive();
    assertThat(ok(socket.keepAliveCount())).isPositive();
    assertThat(ok(socket.hopLimit())).isPositive();
    assertThat(ok(socket.receiveBufferSize())).isPositive();
    assertThat(ok(socket.sendBufferSize())).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void zeroIsRefused(IpAddressFamily family) {
    TcpSocket socket = guest.tcp(family);

    assertThat(socket.setListenBacklogSize(0)).isEqualTo(REFUSED);
    assertThat(socket.setKeepAliveIdleTime(0)).isEqualTo(REFUSED);
    assertThat(socket.setKeepAliveInterval(0)).isEqualTo(REFUSED);
    assertThat(socket.setKeepAliveCount(0)).isEqualTo(REFUSED);
    assertThat(socket.setHopLimit(0)).isEqualTo(REFUSED);
    assertThat(socket.setReceiveBufferSize(0)).isEqualTo(REFUSED);
    assertThat(socket.setSendBufferSize(0)).isEqualTo(REFUSED);
  }

  @ParameterizedTest
  @EnumSource
  void extremesAreMovedIntoTheRange(IpAddressFamily family) {
    TcpSocket socket = guest.tcp(family);

    ok(socket.setListenBacklogSize(1));
    ok(socket.setListenBacklogSize(-1));
    ok(socket.setKeepAliveIdleTime(1));
    assertThat(ok(socket.keepAliveIdleTime())).isEqualTo(SECOND);
    ok(socket.setKeepAliveIdleTime(SECOND + 1));
    assertThat(ok(socket.keepAliveIdleTime())).isEqualTo(2 * SECOND);
    ok(socket.setKeepAliveIdleTime(-1));
    ok(socket.setKeepAliveInterval(1));
    assertThat(ok(socket.keepAliveInterval())).isEqualTo(SECOND);
    ok(socket.setKeepAliveInterval(-1));
    ok(socket.setKeepAliveCount(1));
    ok(socket.setKeepAliveCount(0xffff_ffffL));
    ok(socket.setHopLimit(1));
    ok(socket.setHopLimit(255));
    ok(socket.setReceiveBufferSize(1));
    ok(socket.setReceiveBufferSize(-1));
    assertThat(ok(socket.receiveBufferSize())).isPositive();
    ok(socket.setSendBufferSize(1));
    ok(socket.setSendBufferSize(-1));
    assertThat(ok(socket.sendBufferSize())).isPositive();
  }

  /** Sets everything to values that are told apart by {@code n}. */
  private static void set(TcpSocket socket, int n) {
    ok(socket.setKeepAliveEnabled(n % 2 == 0));
    ok(socket.setKeepAliveIdleTime(n * SECOND));
    ok(socket.setKeepAliveInterval((n + 1) * SECOND));
    ok(socket.setKeepAliveCount(n + 2));
    ok(socket.setHopLimit(n + 3));
    ok(socket.setReceiveBufferSize(n * 1024L));
    ok(socket.setSendBufferSize(n * 2048L));
  }

  private static void check(TcpSocket socket, int n) {
    assertThat(ok(socket.keepAliveEnabled())).isEqualTo(n % 2 == 0);
    assertThat(ok(socket.keepAliveIdleTime())).isEqualTo(n * SECOND);
    assertThat(ok(socket.keepAliveInterval())).isEqualTo((n + 1) * SECOND);
    assertThat(ok(socket.keepAliveCount())).isEqualTo(n + 2);
    assertThat(ok(socket.hopLimit())).isEqualTo(n + 3);
    assertThat(ok(socket.receiveBufferSize())).isEqualTo(n * 1024L);
    assertThat(ok(socket.sendBufferSize())).isEqualTo(n * 2048L);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsSetIsReadBack(IpAddressFamily family) {
    TcpSocket socket = guest.tcp(family);
    set(socket, 42);
    check(socket, 42);
  }

  @ParameterizedTest
  @EnumSource
  void connectionsInheritFromTheirListener(IpAddressFamily family) {
    TcpSocket listener = guest.tcp(family);
    set(listener, 42);
    ok(guest.bind(listener, address(loopback(family), 0)));
    ok(guest.listen(listener));
    check(listener, 42);

    var local = ok(listener.localAddress());
    ok(guest.connect(guest.tcp(family), local));
    TcpSocket first = guest.accept(listener).socket();
    check(first, 42);

    set(listener, 43);
    check(listener, 43);
    check(first, 42);
    ok(guest.connect(guest.tcp(family), local));
    check(guest.accept(listener).socket(), 43);
  }
}
