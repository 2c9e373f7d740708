package ai.wippy.runtime.wasi.sockets;

import java.net.InetSocketAddress;

/** What a TCP socket does (WASI, operational semantics of TCP sockets). */
sealed interface TcpState {
  record Unbound() implements TcpState {}

  record BindInProgress(InetSocketAddress requested) implements TcpState {}

  /**
   * Bound to an address.
   *
   * @param requested as the guest wrote it, where the port may be 0
   */
  record Bound(InetSocketAddress requested) implements TcpState {}

  record ListenInProgress(TcpListener listener) implements TcpState {}

  record Listening(TcpListener listener) implements TcpState {}

  record ConnectInProgress(TcpConnect connect) implements TcpState {}

  record Connected(TcpConnection connection) implements TcpState {}

  record Closed() implements TcpState {}
}
