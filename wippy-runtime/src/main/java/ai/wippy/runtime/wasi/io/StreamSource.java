package ai.wippy.runtime.wasi.io;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.wasi.io.Streams.StreamError;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of a Java stream. Where reading it might wait, another thread does that, one chunk ahead;
 * so that a guest can wait for other things meanwhile, and can be stopped.
 */
public final class StreamSource implements Source {
  private static final int CHUNK = 16 * 1024;

  /** A chunk that is being read, or what is left of it. */
  private static final class Ahead {
    final Event done = new Event();
    byte[] bytes = {};
    @Nullable StreamError end;
  }

  private final InputStream in;
  private @Nullable Ahead ahead;

  /** The bytes of a stream that nobody else reads and somebody else closes. */
  public StreamSource(InputStream in) {
    this.in = in;
  }

  @Override
  public Result<byte[], StreamError> read(long max) {
    if (max == 0) {
      return Result.ok(new byte[0]);
    }
    if (ahead == null && available() > 0) {
      return direct((int) Math.min(max, available()));
    }
    Ahead chunk = ahead();
    return chunk.done.ready() ? take(chunk, (int) max) : Result.ok(new byte[0]);
  }

  private Result<byte[], StreamError> direct(int max) {
    try {
      byte[] bytes = new byte[max];
      int count = in.read(bytes);
      return count < 0
          ? Result.err(new StreamError.Closed())
          : Result.ok(count == max ? bytes : Arrays.copyOf(bytes, count));
    } catch (IOException e) {
      return Result.err(IoFailure.stream(e));
    }
  }

  private Result<byte[], StreamError> take(Ahead chunk, int max) {
    if (chunk.end != null) {
      return Result.err(chunk.end);
    }
    byte[] bytes = chunk.bytes;
    if (bytes.length <= max) {
      ahead = null;
      return Result.ok(bytes);
    }
    chunk.bytes = Arrays.copyOfRange(bytes, max, bytes.length);
    return Result.ok(Arrays.copyOf(bytes, max));
  }

  private int available() {
    try {
      return in.available();
    } catch (IOException _) {
      // Reading says what is wrong.
      return 0;
    }
  }

  private Ahead ahead() {
    Ahead chunk = ahead;
    if (chunk == null) {
      chunk = new Ahead();
      ahead = chunk;
      Ahead started = chunk;
      Thread.ofVirtual().name("read ahead").start(() -> fill(started));
    }
    return chunk;
  }

  private void fill(Ahead chunk) {
    byte[] bytes = new byte[CHUNK];
    try {
      int count = in.read(bytes);
      if (count < 0) {
        chunk.end = new StreamError.Closed();
      } else {
        chunk.bytes = Arrays.copyOf(bytes, count);
      }
    } catch (IOException e) {
      chunk.end = IoFailure.stream(e);
    } finally {
      chunk.done.happen();
    }
  }

  @Override
  public boolean ready() {
    return (ahead == null && available() > 0) || ahead().done.ready();
  }

  @Override
  public Watch watch(Runnable wake) {
    return ahead == null && available() > 0 ? Readiness.NOW.watch(wake) : ahead().done.watch(wake);
  }
}
