package ai.wippy.runtime.wasi.sockets;

import ai.wippy.runtime.wasi.sockets.Network.ErrorCode;
import ai.wippy.runtime.wasi.sockets.Network.IpAddressFamily;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketOption;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A UDP socket: what it may be asked for in which state, and what happens then. It is closed when
 * the guest has dropped it and its streams.
 */
final class UdpEndpoint {
  private static final int MAX_DATAGRAM = 1 << 16;

  private enum State {
    UNBOUND,
    BIND_IN_PROGRESS,
    BOUND
  }

  private final IpAddressFamily family;
  private final OpenSockets sockets;
  private final DatagramChannel channel;
  private State state = State.UNBOUND;
  private int hopLimit = Bounds.DEFAULT_HOP_LIMIT;
  private int holders = 1;

  /** Where datagrams are received. */
  private @Nullable ByteBuffer buffer;

  /** How often streams were asked for: those of the last time work, others do not any more. */
  private int generation;

  private UdpEndpoint(IpAddressFamily family, OpenSockets sockets, DatagramChannel channel) {
    this.family = family;
    this.sockets = sockets;
    this.channel = channel;
  }

  /**
   * A new socket.
   *
   * @throws Refusal if the system does not speak the protocol, or there are too many sockets
   */
  static UdpEndpoint open(IpAddressFamily family, OpenSockets sockets) throws IOException, Refusal {
    sockets.checkRoom();
    try {
      var channel = DatagramChannel.open(Addresses.family(family));
      sockets.add(channel);
      channel.configureBlocking(false);
      return new UdpEndpoint(family, sockets, channel);
    } catch (UnsupportedOperationException _) {
      throw new Refusal(ErrorCode.NOT_SUPPORTED);
    }
  }

  IpAddressFamily family() {
    return family;
  }

  OpenSockets sockets() {
    return sockets;
  }

  DatagramChannel channel() {
    return channel;
  }

  /** An empty buffer that every datagram fits in. */
  ByteBuffer buffer() {
    if (buffer == null) {
      buffer = ByteBuffer.allocate(MAX_DATAGRAM);
    }
    return buffer.clear();
  }

  void startBind(InetSocketAddress local) throws IOException, Refusal {
    Refusal.unless(state != State.BIND_IN_PROGRESS, ErrorCode.CONCURRENCY_CONFLICT);
    Refusal.unless(state == State.UNBOUND, ErrorCode.INVALID_STATE);
    Refusal.unless(isOfFamily(local), ErrorCode.INVALID_ARGUMENT);
    Refusal.unless(sockets.access().listen(local), ErrorCode.ACCESS_DENIED);
    channel.bind(local);
    state = State.BIND_IN_PROGRESS;
  }

  void finishBind() throws Refusal {
    Refusal.unless(state == State.BIND_IN_PROGRESS, ErrorCode.NOT_IN_PROGRESS);
    state = State.BOUND;
  }

  /**
   * Chooses whom to talk with.
   *
   * @param remote empty for everybody
   * @return the number of streams that work from now on
   */
  int stream(Optional<InetSocketAddress> remote) throws IOException, Refusal {
    Refusal.unless(state == State.BOUND, ErrorCode.INVALID_STATE);
    if (remote.isPresent()) {
      checkDestination(remote.get());
    }
    generation++;
    channel.disconnect();
    if (remote.isPresent()) {
      channel.connect(remote.get());
    }
    holders += 2;
    return generation;
  }

  /**
   * Before streams are used.
   *
   * @param number what {@link #stream} gave
   * @throws Refusal if there are newer ones
   */
  void checkCurrent(int number) throws Refusal {
    Refusal.unless(isCurrent(number), ErrorCode.INVALID_STATE);
  }

  boolean isCurrent(int number) {
    return number == generation;
  }

  /** Whether datagrams may be sent there. */
  void checkDestination(InetSocketAddress remote) throws Refusal {
    Refusal.unless(
        isOfFamily(remote) && Addresses.isDestination(remote), ErrorCode.INVALID_ARGUMENT);
    Refusal.unless(sockets.access().connect(remote), ErrorCode.ACCESS_DENIED);
  }

  private boolean isOfFamily(InetSocketAddress address) {
    return Addresses.family(address.getAddress()) == family
        && !Addresses.isIpv4Mapped(address.getAddress());
  }

  InetSocketAddress localAddress() throws IOException, Refusal {
    Refusal.unless(state == State.BOUND, ErrorCode.INVALID_STATE);
    return Addresses.known(channel.getLocalAddress());
  }

  InetSocketAddress remoteAddress() throws IOException, Refusal {
    return Addresses.known(channel.getRemoteAddress());
  }

  <T> T option(SocketOption<T> option) throws IOException {
    return channel.getOption(option);
  }

  <T> void option(SocketOption<T> option, T value) throws IOException {
    channel.setOption(option, value);
  }

  int hopLimit() {
    return hopLimit;
  }

  void hopLimit(int value) {
    hopLimit = value;
  }

  /** The guest has dropped the socket or a stream. */
  void release() {
    holders--;
    if (holders == 0) {
      sockets.close(channel);
    }
  }
}
