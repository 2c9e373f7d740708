package ai.wippy.runtime.wasi.sockets;

import static java.util.Objects.requireNonNull;

import ai.wippy.runtime.wasi.io.Readiness;
import ai.wippy.runtime.wasi.io.Watch;
import ai.wippy.runtime.wasi.sockets.Network.IpAddressFamily;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** A socket that accepts connections. */
final class TcpListener implements Readiness {
  private final ServerSocketChannel channel;
  private final IpAddressFamily family;
  private final Reactor reactor;

  /** Taken from the system to find out whether there is one. */
  private @Nullable SocketChannel next;

  private @Nullable IOException failure;

  private TcpListener(ServerSocketChannel channel, IpAddressFamily family, Reactor reactor) {
    this.channel = channel;
    this.family = family;
    this.reactor = reactor;
  }

  /**
   * Takes over the address of a socket that is bound, without letting go of it if the system lets
   * two sockets share one of which neither listens yet; the socket is closed.
   */
  static TcpListener takeOver(
      SocketChannel bound,
      IpAddressFamily family,
      int backlog,
      TcpOptions options,
      OpenSockets sockets)
      throws IOException {
    SocketAddress local = bound.getLocalAddress();
    var server = ServerSocketChannel.open(Addresses.family(family));
    try {
      options.keep(bound, server);
      server.configureBlocking(false);
      try {
        server.bind(local, backlog);
      } catch (BindException _) {
        bound.close();
        server.bind(local, backlog);
      }
    } catch (IOException e) {
      server.close();
      throw e;
    }
    sockets.replace(bound, server);
    bound.close();
    return new TcpListener(server, family, sockets.reactor());
  }

  @Nullable SocketAddress localAddress() throws IOException {
    return channel.getLocalAddress();
  }

  @Override
  public boolean ready() {
    if (next == null && failure == null) {
      try {
        next = accept();
      } catch (IOException e) {
        failure = e;
      }
    }
    return next != null || failure != null;
  }

  @Override
  public Watch watch(Runnable wake) {
    return ready() ? NOW.watch(wake) : reactor.watch(channel, SelectionKey.OP_ACCEPT, wake);
  }

  /** Takes the next connection, once it is {@link #ready}. */
  SocketChannel take() throws IOException {
    IOException last = failure;
    failure = null;
    if (last != null) {
      throw last;
    }
    SocketChannel taken = requireNonNull(next, "a connection is ready");
    next = null;
    return taken;
  }

  private @Nullable SocketChannel accept() throws IOException {
    while (true) {
      SocketChannel accepted = channel.accept();
      if (accepted == null || isOfFamily(accepted)) {
        return accepted;
      }
      // Java's IPv6 sockets speak IPv4 too and cannot be made not to, WASI's do not.
      accepted.close();
    }
  }

  private boolean isOfFamily(SocketChannel accepted) throws IOException {
    return accepted.getRemoteAddress() instanceof InetSocketAddress remote
        && Addresses.family(remote.getAddress()) == family;
  }

  void close(OpenSockets sockets) {
    if (next != null) {
      sockets.close(next);
    }
    sockets.close(channel);
  }
}
