package ai.wippy.runtime.wasi.sockets;

import ai.wippy.runtime.wasi.io.SinkStream;
import ai.wippy.runtime.wasi.io.SourceStream;
import ai.wippy.runtime.wasi.io.Streams.InputStream;
import ai.wippy.runtime.wasi.io.Streams.OutputStream;
import ai.wippy.runtime.wasi.io.Streams.StreamError;
import ai.wippy.runtime.wasi.sockets.Tcp.ShutdownType;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;

/**
 * A connection that its socket and the two streams share: it is closed when the guest has dropped
 * all three and what it has written is on its way.
 */
final class TcpConnection {
  private final SocketChannel channel;
  private final OpenSockets sockets;
  private final TcpInput input;
  private final TcpOutput output;
  private int holders = 3;
  private boolean dropped;

  /**
   * A connection.
   *
   * @param channel connected, in non-blocking mode
   */
  TcpConnection(SocketChannel channel, OpenSockets sockets) {
    this.channel = channel;
    this.sockets = sockets;
    input = new TcpInput(channel, sockets.reactor());
    output = new TcpOutput(channel, sockets.reactor(), this::settle);
  }

  InputStream input() {
    return new SourceStream(input, sockets.limits().timeout(), this::late, this::release);
  }

  OutputStream output() {
    return new SinkStream(output, sockets.limits().timeout(), this::late, this::release);
  }

  private StreamError late() {
    return SocketError.stream(
        new SocketTimeoutException(
            "the peer let it wait for %d ms (limits.socket_timeout_ms)"
                .formatted(sockets.limits().timeout().toMillis())));
  }

  void shutdown(ShutdownType type) throws IOException {
    if (type != ShutdownType.SEND) {
      channel.shutdownInput();
      input.end();
    }
    if (type != ShutdownType.RECEIVE) {
      output.end();
    }
  }

  /** The guest has dropped the socket or a stream. */
  void release() {
    synchronized (this) {
      holders--;
      if (holders > 0) {
        return;
      }
      dropped = true;
    }
    output.end();
  }

  private synchronized boolean dropped() {
    return dropped;
  }

  private void settle() {
    if (dropped()) {
      sockets.close(channel);
      return;
    }
    try {
      channel.shutdownOutput();
    } catch (IOException _) {
      // The peer has gone, so there is nobody to tell.
    }
  }
}
