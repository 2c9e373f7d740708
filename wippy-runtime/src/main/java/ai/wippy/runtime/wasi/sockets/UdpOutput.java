package ai.wippy.runtime.wasi.sockets;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Trap;
import ai.wippy.runtime.wasi.io.Event;
import ai.wippy.runtime.wasi.io.Poll;
import ai.wippy.runtime.wasi.io.Readiness;
import ai.wippy.runtime.wasi.io.ReadyPollable;
import ai.wippy.runtime.wasi.io.Watch;
import ai.wippy.runtime.wasi.sockets.Network.ErrorCode;
import ai.wippy.runtime.wasi.sockets.Network.IpSocketAddress;
import ai.wippy.runtime.wasi.sockets.Udp.OutgoingDatagram;
import ai.wippy.runtime.wasi.sockets.Udp.OutgoingDatagramStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.List;
import java.util.Optional;

/** Datagrams that go out: to the kernel at once, or not at all while it has no room for them. */
final class UdpOutput implements OutgoingDatagramStream, Readiness {
  /** How many datagrams may be sent at once. */
  private static final int PERMIT = 16;

  private final UdpEndpoint endpoint;
  private final int number;
  private final Optional<InetSocketAddress> peer;
  private volatile Readiness room = NOW;
  private long permit;

  /**
   * A stream.
   *
   * @param peer whom the socket is connected with
   */
  UdpOutput(UdpEndpoint endpoint, int number, Optional<InetSocketAddress> peer) {
    this.endpoint = endpoint;
    this.number = number;
    this.peer = peer;
  }

  @Override
  public boolean ready() {
    return !endpoint.isCurrent(number) || room.ready();
  }

  @Override
  public Watch watch(Runnable wake) {
    return ready() ? NOW.watch(wake) : room.watch(wake);
  }

  @Override
  public Result<Long, ErrorCode> checkSend() {
    return Outcome.of(() -> {
      endpoint.checkCurrent(number);
      permit = room.ready() ? PERMIT : 0;
      return permit;
    });
  }

  @Override
  public Result<Long, ErrorCode> send(List<OutgoingDatagram> datagrams) {
    if (datagrams.size() > permit) {
      throw new Trap(
          "%d datagrams to send, where check-send has allowed %d"
              .formatted(datagrams.size(), permit));
    }
    permit = 0;
    long sent = 0;
    for (OutgoingDatagram each : datagrams) {
      switch (Outcome.of(() -> send(each))) {
        case Result.Ok<Boolean, ErrorCode>(Boolean done) when done -> sent++;
        case Result.Ok<Boolean, ErrorCode> _ -> {
          return Result.ok(sent);
        }
        case Result.Err<Boolean, ErrorCode>(ErrorCode error) -> {
          // What has been sent cannot be taken back; the guest tries the rest, and fails again.
          return sent > 0 ? Result.ok(sent) : Result.err(error);
        }
      }
    }
    return Result.ok(sent);
  }

  /** Whether the kernel has taken it. */
  private boolean send(OutgoingDatagram datagram) throws IOException, Refusal {
    endpoint.checkCurrent(number);
    InetSocketAddress remote = destination(datagram.remoteAddress());
    var buffer = ByteBuffer.wrap(datagram.data());
    int taken = endpoint.channel().send(buffer, remote);
    if (taken > 0 || datagram.data().length == 0) {
      return true;
    }
    var event = new Event();
    room = event;
    endpoint.sockets().reactor().watch(endpoint.channel(), SelectionKey.OP_WRITE, event::happen);
    return false;
  }

  private InetSocketAddress destination(Optional<IpSocketAddress> address) throws Refusal {
    Optional<InetSocketAddress> wanted = address.map(Addresses::toJava);
    if (peer.isPresent()) {
      Refusal.unless(wanted.isEmpty() || wanted.equals(peer), ErrorCode.INVALID_ARGUMENT);
      return peer.get();
    }
    Refusal.unless(wanted.isPresent(), ErrorCode.INVALID_ARGUMENT);
    endpoint.checkDestination(wanted.get());
    return wanted.get();
  }

  @Override
  public Poll.Pollable subscribe() {
    return new ReadyPollable(this);
  }

  @Override
  public void close() {
    endpoint.release();
  }
}
