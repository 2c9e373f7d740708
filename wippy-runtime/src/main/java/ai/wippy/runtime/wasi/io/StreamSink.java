package ai.wippy.runtime.wasi.io;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Unit;
import ai.wippy.runtime.wasi.io.Streams.StreamError;
import java.io.IOException;
import java.io.OutputStream;

/** A Java stream. A slow reader makes a write wait: the thread of the guest parks meanwhile. */
public final class StreamSink implements Sink, AlwaysReady {
  private static final long BUDGET = 64 * 1024;

  private final OutputStream out;

  /** A stream that somebody else closes. */
  public StreamSink(OutputStream out) {
    this.out = out;
  }

  @Override
  public Result<Long, StreamError> checkWrite() {
    return Result.ok(BUDGET);
  }

  @Override
  public Result<Unit, StreamError> write(byte[] bytes) {
    try {
      out.write(bytes);
      return Result.ok();
    } catch (IOException e) {
      return Result.err(IoFailure.stream(e));
    }
  }

  @Override
  public Result<Unit, StreamError> flush() {
    try {
      out.flush();
      return Result.ok();
    } catch (IOException e) {
      return Result.err(IoFailure.stream(e));
    }
  }
}
