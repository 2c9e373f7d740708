package ai.wippy.runtime.wasi.sockets;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.wasi.io.Poll;
import ai.wippy.runtime.wasi.io.Readiness;
import ai.wippy.runtime.wasi.io.ReadyPollable;
import ai.wippy.runtime.wasi.io.Watch;
import ai.wippy.runtime.wasi.sockets.Network.ErrorCode;
import ai.wippy.runtime.wasi.sockets.Udp.IncomingDatagram;
import ai.wippy.runtime.wasi.sockets.Udp.IncomingDatagramStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Datagrams that arrive. They stay with the kernel, which drops what finds no room there, until the
 * guest asks for them.
 */
final class UdpInput implements IncomingDatagramStream, Readiness {
  /** The most that one call gives, so that a guest cannot ask for more than a megabyte. */
  private static final int MAX_COUNT = 16;

  private final UdpEndpoint endpoint;
  private final int number;

  /** Taken from the kernel to find out whether there is one. */
  private @Nullable IncomingDatagram next;

  private @Nullable IOException failure;

  UdpInput(UdpEndpoint endpoint, int number) {
    this.endpoint = endpoint;
    this.number = number;
  }

  @Override
  public boolean ready() {
    if (endpoint.isCurrent(number) && failure == null && next == null) {
      try {
        next = take();
      } catch (IOException e) {
        failure = e;
      }
    }
    return !endpoint.isCurrent(number) || failure != null || next != null;
  }

  @Override
  public Watch watch(Runnable wake) {
    return ready()
        ? NOW.watch(wake)
        : endpoint.sockets().reactor().watch(endpoint.channel(), SelectionKey.OP_READ, wake);
  }

  @Override
  public Result<List<IncomingDatagram>, ErrorCode> receive(long maxResults) {
    int max = (int) (maxResults < 0 ? MAX_COUNT : Math.min(maxResults, MAX_COUNT));
    return Outcome.of(() -> {
      endpoint.checkCurrent(number);
      List<IncomingDatagram> received = new ArrayList<>();
      while (received.size() < max && ready() && next != null) {
        received.add(next);
        next = null;
      }
      if (max > 0 && received.isEmpty()) {
        fail();
      }
      return received;
    });
  }

  private void fail() throws IOException {
    IOException last = failure;
    failure = null;
    if (last != null) {
      throw last;
    }
  }

  private @Nullable IncomingDatagram take() throws IOException {
    while (true) {
      ByteBuffer buffer = endpoint.buffer();
      var sender = (InetSocketAddress) endpoint.channel().receive(buffer);
      if (sender == null) {
        return null;
      }
      // Java's IPv6 sockets speak IPv4 too and cannot be made not to, WASI's do not.
      if (Addresses.family(sender.getAddress()) == endpoint.family()) {
        return new IncomingDatagram(
            Arrays.copyOf(buffer.array(), buffer.position()), Addresses.toWit(sender));
      }
    }
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
