package ai.wippy.runtime.wasi.sockets;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.wasi.io.Source;
import ai.wippy.runtime.wasi.io.Streams.StreamError;
import ai.wippy.runtime.wasi.io.Watch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What arrives on a connection. Bytes stay with the kernel until the guest asks for them, so a
 * guest that does not read holds its peer back.
 */
final class TcpInput implements Source {
  /** The most that one call reads. */
  private static final int MAX_READ = 1 << 16;

  /** How much is read to find out whether there is something to read. */
  private static final int AHEAD = 1 << 13;

  private static final byte[] NOTHING = {};

  private final SocketChannel channel;
  private final Reactor reactor;

  /** What has been read ahead. */
  private byte[] ahead = NOTHING;

  private boolean ended;
  private @Nullable IOException failure;

  TcpInput(SocketChannel channel, Reactor reactor) {
    this.channel = channel;
    this.reactor = reactor;
  }

  @Override
  public boolean ready() {
    if (!ended && failure == null && ahead.length == 0) {
      try {
        ahead = receive(AHEAD);
      } catch (IOException e) {
        failure = e;
      }
    }
    return ended || failure != null || ahead.length > 0;
  }

  @Override
  public Watch watch(Runnable wake) {
    return ready() ? NOW.watch(wake) : reactor.watch(channel, SelectionKey.OP_READ, wake);
  }

  @Override
  public Result<byte[], StreamError> read(long max) {
    int size = (int) (max < 0 ? MAX_READ : Math.min(max, MAX_READ));
    try {
      byte[] read = ahead.length == 0 ? readOn(size) : takeAhead(size);
      return ended ? Result.err(new StreamError.Closed()) : Result.ok(read);
    } catch (IOException e) {
      end();
      return Result.err(SocketError.stream(e));
    }
  }

  private byte[] takeAhead(int size) {
    byte[] taken = size < ahead.length ? Arrays.copyOf(ahead, size) : ahead;
    ahead = size < ahead.length ? Arrays.copyOfRange(ahead, size, ahead.length) : NOTHING;
    return taken;
  }

  private byte[] readOn(int size) throws IOException {
    if (failure != null) {
      throw failure;
    }
    return ended || size == 0 ? NOTHING : receive(size);
  }

  private byte[] receive(int size) throws IOException {
    var buffer = ByteBuffer.allocate(size);
    int read = channel.read(buffer);
    if (read < 0) {
      ended = true;
      return NOTHING;
    }
    return read == size ? buffer.array() : Arrays.copyOf(buffer.array(), read);
  }

  /** What has arrived or arrives later is lost. */
  void end() {
    ended = true;
    failure = null;
    ahead = NOTHING;
  }
}
