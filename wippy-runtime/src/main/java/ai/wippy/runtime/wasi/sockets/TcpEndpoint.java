package ai.wippy.runtime.wasi.sockets;

import ai.wippy.runtime.wasi.io.Readiness;
import ai.wippy.runtime.wasi.io.Watch;
import ai.wippy.runtime.wasi.sockets.Network.ErrorCode;
import ai.wippy.runtime.wasi.sockets.Network.IpAddressFamily;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;

/**
 * A TCP socket: what it may be asked for in which state, and what happens then (WASI, operational
 * semantics of TCP sockets).
 *
 * <p>To bind and to listen are one step for Java's listeners and two for WASI. So every socket is
 * bound as one that could connect, and when it is to listen, a {@link TcpListener} takes over.
 */
final class TcpEndpoint implements Readiness {
  private static final int DEFAULT_BACKLOG = 128;
  private static final int MAX_BACKLOG = 4096;

  private final IpAddressFamily family;
  private final OpenSockets sockets;
  private final TcpOptions options;
  private final SocketChannel channel;
  private TcpState state;
  private int backlog = DEFAULT_BACKLOG;

  private TcpEndpoint(
      IpAddressFamily family,
      OpenSockets sockets,
      TcpOptions options,
      SocketChannel channel,
      TcpState state) {
    this.family = family;
    this.sockets = sockets;
    this.options = options;
    this.channel = channel;
    this.state = state;
  }

  /**
   * A new socket.
   *
   * @throws Refusal if the system does not speak the protocol, or there are too many sockets
   */
  static TcpEndpoint open(IpAddressFamily family, OpenSockets sockets) throws IOException, Refusal {
    sockets.checkRoom();
    try {
      var channel = SocketChannel.open(Addresses.family(family));
      sockets.add(channel);
      return new TcpEndpoint(family, sockets, new TcpOptions(), channel, new TcpState.Unbound());
    } catch (UnsupportedOperationException _) {
      throw new Refusal(ErrorCode.NOT_SUPPORTED);
    }
  }

  IpAddressFamily family() {
    return family;
  }

  TcpState state() {
    return state;
  }

  /** The socket's own state, whatever its streams are ready for. */
  private Readiness current() {
    return switch (state) {
      case TcpState.ConnectInProgress(TcpConnect connect) -> connect.over();
      case TcpState.Listening(TcpListener listener) -> listener;
      case TcpState.Unbound _,
          TcpState.BindInProgress _,
          TcpState.Bound _,
          TcpState.ListenInProgress _,
          TcpState.Connected _,
          TcpState.Closed _ ->
          NOW;
    };
  }

  @Override
  public boolean ready() {
    return current().ready();
  }

  @Override
  public Watch watch(Runnable wake) {
    return current().watch(wake);
  }

  void startBind(InetSocketAddress local) throws IOException, Refusal {
    checkIdle();
    Refusal.unless(state instanceof TcpState.Unbound, ErrorCode.INVALID_STATE);
    Refusal.unless(isOfFamily(local), ErrorCode.INVALID_ARGUMENT);
    // A port that the guest names may have connections left over from its last owner; one that the
    // system chooses must not be shared with another that has not begun to listen.
    channel.setOption(StandardSocketOptions.SO_REUSEADDR, local.getPort() != 0);
    channel.bind(local);
    channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
    state = new TcpState.BindInProgress(local);
  }

  void finishBind() throws Refusal {
    if (!(state instanceof TcpState.BindInProgress(InetSocketAddress requested))) {
      throw new Refusal(ErrorCode.NOT_IN_PROGRESS);
    }
    state = new TcpState.Bound(requested);
  }

  void startConnect(InetSocketAddress remote) throws Refusal {
    checkIdle();
    Refusal.unless(
        state instanceof TcpState.Unbound || state instanceof TcpState.Bound,
        ErrorCode.INVALID_STATE);
    Refusal.unless(
        isOfFamily(remote) && Addresses.isDestination(remote), ErrorCode.INVALID_ARGUMENT);
    Refusal.unless(sockets.access().connect(remote), ErrorCode.ACCESS_DENIED);
    state =
        new TcpState.ConnectInProgress(
            TcpConnect.start(channel, remote, sockets.limits().timeout()));
  }

  TcpConnection finishConnect() throws IOException, Refusal {
    if (!(state instanceof TcpState.ConnectInProgress(TcpConnect connect))) {
      throw new Refusal(ErrorCode.NOT_IN_PROGRESS);
    }
    Refusal.unless(connect.over().ready(), ErrorCode.WOULD_BLOCK);
    try {
      connect.check();
    } catch (IOException e) {
      close();
      throw e;
    }
    return connected();
  }

  private TcpConnection connected() {
    var connection = new TcpConnection(channel, sockets);
    state = new TcpState.Connected(connection);
    return connection;
  }

  void startListen() throws IOException, Refusal {
    checkIdle();
    if (!(state instanceof TcpState.Bound(InetSocketAddress requested))) {
      throw new Refusal(ErrorCode.INVALID_STATE);
    }
    Refusal.unless(sockets.access().listen(requested), ErrorCode.ACCESS_DENIED);
    try {
      state =
          new TcpState.ListenInProgress(
              TcpListener.takeOver(channel, family, backlog, options, sockets));
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  void finishListen() throws Refusal {
    if (!(state instanceof TcpState.ListenInProgress(TcpListener listener))) {
      throw new Refusal(ErrorCode.NOT_IN_PROGRESS);
    }
    state = new TcpState.Listening(listener);
  }

  /** The next connection that has arrived, as a socket in the connected state. */
  TcpEndpoint accept() throws IOException, Refusal {
    if (!(state instanceof TcpState.Listening(TcpListener listener))) {
      throw new Refusal(ErrorCode.INVALID_STATE);
    }
    Refusal.unless(listener.ready(), ErrorCode.WOULD_BLOCK);
    sockets.checkRoom();
    SocketChannel accepted = listener.take();
    sockets.add(accepted);
    try {
      accepted.configureBlocking(false);
      var endpoint =
          new TcpEndpoint(
              family, sockets, options.inherit(accepted), accepted, new TcpState.Closed());
      endpoint.connected();
      return endpoint;
    } catch (IOException e) {
      sockets.close(accepted);
      throw e;
    }
  }

  /** The connection, in the connected state. */
  TcpConnection connection() throws Refusal {
    if (!(state instanceof TcpState.Connected(TcpConnection connection))) {
      throw new Refusal(ErrorCode.INVALID_STATE);
    }
    return connection;
  }

  InetSocketAddress localAddress() throws IOException, Refusal {
    return switch (state) {
      case TcpState.Unbound _, TcpState.BindInProgress _, TcpState.Closed _ ->
          throw new Refusal(ErrorCode.INVALID_STATE);
      case TcpState.Bound _, TcpState.ConnectInProgress _, TcpState.Connected _ ->
          Addresses.known(channel.getLocalAddress());
      case TcpState.ListenInProgress(TcpListener listener) ->
          Addresses.known(listener.localAddress());
      case TcpState.Listening(TcpListener listener) -> Addresses.known(listener.localAddress());
    };
  }

  InetSocketAddress remoteAddress() throws IOException, Refusal {
    Refusal.unless(state instanceof TcpState.Connected, ErrorCode.INVALID_STATE);
    return Addresses.known(channel.getRemoteAddress());
  }

  /**
   * Sets how many connections may wait to be accepted.
   *
   * @param value unsigned
   */
  void backlog(long value) throws Refusal {
    int size = Bounds.count(value, MAX_BACKLOG);
    switch (state) {
      case TcpState.ConnectInProgress _, TcpState.Connected _, TcpState.Closed _ ->
          throw new Refusal(ErrorCode.INVALID_STATE);
      case TcpState.ListenInProgress _, TcpState.Listening _ ->
          throw new Refusal(ErrorCode.NOT_SUPPORTED);
      case TcpState.Unbound _, TcpState.BindInProgress _, TcpState.Bound _ -> backlog = size;
    }
  }

  <T> T option(SocketOption<T> option) throws IOException, Refusal {
    Refusal.unless(!(state instanceof TcpState.Closed), ErrorCode.INVALID_STATE);
    return options.get(channel, option);
  }

  <T> void option(SocketOption<T> option, T value) throws IOException, Refusal {
    Refusal.unless(!(state instanceof TcpState.Closed), ErrorCode.INVALID_STATE);
    options.set(channel, option, value);
  }

  int hopLimit() {
    return options.hopLimit();
  }

  void hopLimit(int value) {
    options.hopLimit(value);
  }

  private void checkIdle() throws Refusal {
    boolean busy =
        state instanceof TcpState.BindInProgress
            || state instanceof TcpState.ListenInProgress
            || state instanceof TcpState.ConnectInProgress;
    Refusal.unless(!busy, ErrorCode.CONCURRENCY_CONFLICT);
  }

  private boolean isOfFamily(InetSocketAddress address) {
    return Addresses.family(address.getAddress()) == family
        && Addresses.isUnicast(address.getAddress())
        && !Addresses.isIpv4Mapped(address.getAddress());
  }

  /** The guest has dropped the socket, or there is nothing else left to do with it. */
  void close() {
    TcpState last = state;
    state = new TcpState.Closed();
    switch (last) {
      case TcpState.Connected(TcpConnection connection) -> connection.release();
      case TcpState.ListenInProgress(TcpListener listener) -> listener.close(sockets);
      case TcpState.Listening(TcpListener listener) -> listener.close(sockets);
      case TcpState.Unbound _,
          TcpState.BindInProgress _,
          TcpState.Bound _,
          TcpState.ConnectInProgress _,
          TcpState.Closed _ ->
          sockets.close(channel);
    }
  }
}
