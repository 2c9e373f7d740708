package ai.wippy.runtime.wasi.io;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.wasi.io.Streams.StreamError;
import java.time.Duration;
import java.util.function.Supplier;

/** An input stream of bytes that come from elsewhere. After an error it is closed. */
public final class SourceStream implements Streams.InputStream {
  /** The most bytes that one call reads, whatever a guest asks for. */
  public static final long LARGEST = 1 << 20;

  private final Source source;
  private final Duration limit;
  private final Supplier<StreamError> late;
  private final Runnable dropped;
  private boolean closed;

  /**
   * A stream.
   *
   * @param limit how long a blocking read may wait
   * @param late what it answers then
   * @param dropped is run when the guest drops the stream
   */
  public SourceStream(Source source, Duration limit, Supplier<StreamError> late, Runnable dropped) {
    this.source = source;
    this.limit = limit;
    this.late = late;
    this.dropped = dropped;
  }

  /** A stream whose source never lets anybody wait too long. */
  public SourceStream(Source source, Runnable dropped) {
    this(source, Waiting.FOREVER, StreamError.Closed::new, dropped);
  }

  @Override
  public Result<byte[], StreamError> read(long len) {
    if (closed) {
      return Result.err(new StreamError.Closed());
    }
    return ended(source.read(Long.compareUnsigned(len, LARGEST) < 0 ? len : LARGEST));
  }

  @Override
  public Result<byte[], StreamError> blockingRead(long len) {
    if (len == 0) {
      return read(0);
    }
    while (!closed) {
      if (!Waiting.until(source, limit)) {
        return ended(Result.err(late.get()));
      }
      var read = read(len);
      if (!(read instanceof Result.Ok<byte[], StreamError>(byte[] bytes)) || bytes.length > 0) {
        return read;
      }
    }
    return read(len);
  }

  private Result<byte[], StreamError> ended(Result<byte[], StreamError> read) {
    closed = read instanceof Result.Err;
    return read;
  }

  @Override
  public Result<Long, StreamError> skip(long len) {
    return length(read(len));
  }

  @Override
  public Result<Long, StreamError> blockingSkip(long len) {
    return length(blockingRead(len));
  }

  private static Result<Long, StreamError> length(Result<byte[], StreamError> read) {
    return switch (read) {
      case Result.Ok<byte[], StreamError>(byte[] bytes) -> Result.ok((long) bytes.length);
      case Result.Err<byte[], StreamError>(StreamError error) -> Result.err(error);
    };
  }

  @Override
  public Poll.Pollable subscribe() {
    return new ReadyPollable(new UnlessClosed(() -> closed, source));
  }

  @Override
  public void close() {
    dropped.run();
  }
}
