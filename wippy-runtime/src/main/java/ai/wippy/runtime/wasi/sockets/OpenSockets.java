package ai.wippy.runtime.wasi.sockets;

import ai.wippy.runtime.security.NetworkAccess;
import ai.wippy.runtime.wasi.sockets.Network.ErrorCode;
import java.nio.channels.SelectableChannel;
import java.util.HashSet;
import java.util.Set;

/** The sockets that an instance has open, and what it may do with them. */
final class OpenSockets {
  private final Reactor reactor;
  private final NetworkAccess access;
  private final SocketLimits limits;
  private final Set<SelectableChannel> open = new HashSet<>();

  OpenSockets(Reactor reactor, NetworkAccess access, SocketLimits limits) {
    this.reactor = reactor;
    this.access = access;
    this.limits = limits;
  }

  Reactor reactor() {
    return reactor;
  }

  NetworkAccess access() {
    return access;
  }

  SocketLimits limits() {
    return limits;
  }

  /**
   * Before a socket is opened or accepted.
   *
   * @throws Refusal if there are as many as there may be
   */
  synchronized void checkRoom() throws Refusal {
    Refusal.unless(open.size() < limits.maxOpenSockets(), ErrorCode.NEW_SOCKET_LIMIT);
  }

  synchronized void add(SelectableChannel channel) {
    open.add(channel);
  }

  /** Puts one channel in the place of another, which stays open for the moment. */
  synchronized void replace(SelectableChannel old, SelectableChannel by) {
    open.remove(old);
    open.add(by);
  }

  /** Closes a socket; does nothing if it is closed. */
  void close(SelectableChannel channel) {
    synchronized (this) {
      open.remove(channel);
    }
    reactor.release(channel);
  }

  /** Closes all. */
  void closeAll() {
    Set<SelectableChannel> left;
    synchronized (this) {
      left = Set.copyOf(open);
    }
    left.forEach(this::close);
  }
}
