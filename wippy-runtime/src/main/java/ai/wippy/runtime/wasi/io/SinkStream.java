package ai.wippy.runtime.wasi.io;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Trap;
import ai.wippy.runtime.component.Unit;
import ai.wippy.runtime.wasi.io.Streams.StreamError;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Supplier;

/** An output stream of bytes that go elsewhere. After an error it is closed. */
public final class SinkStream implements Streams.OutputStream {
  /** The most that may be written with one blocking call. */
  private static final int MAX_BLOCKING = 4096;

  private final Sink sink;
  private final Duration limit;
  private final Supplier<StreamError> late;
  private final Runnable dropped;
  private boolean closed;

  /** What the last check has allowed and no write has used. */
  private long permit;

  /**
   * A stream.
   *
   * @param limit how long a blocking write may wait
   * @param late what it answers then
   * @param dropped is run when the guest drops the stream
   */
  public SinkStream(Sink sink, Duration limit, Supplier<StreamError> late, Runnable dropped) {
    this.sink = sink;
    this.limit = limit;
    this.late = late;
    this.dropped = dropped;
  }

  /** A stream whose sink never lets anybody wait too long. */
  public SinkStream(Sink sink, Runnable dropped) {
    this(sink, Waiting.FOREVER, StreamError.Closed::new, dropped);
  }

  @Override
  public Result<Long, StreamError> checkWrite() {
    var check = budget();
    permit = check instanceof Result.Ok<Long, StreamError>(Long allowed) ? allowed : 0;
    return check;
  }

  private Result<Long, StreamError> budget() {
    return closed ? Result.err(new StreamError.Closed()) : ended(sink.checkWrite());
  }

  private <T> Result<T, StreamError> ended(Result<T, StreamError> result) {
    closed = closed || result instanceof Result.Err;
    return result;
  }

  @Override
  public Result<Unit, StreamError> write(byte[] contents) {
    use(contents.length);
    return send(contents);
  }

  private void use(long size) {
    if (Long.compareUnsigned(size, permit) > 0) {
      throw new Trap(
          "a write of %s bytes, where check-write has allowed %d"
              .formatted(Long.toUnsignedString(size), permit));
    }
    permit -= size;
  }

  private Result<Unit, StreamError> send(byte[] contents) {
    return closed ? Result.err(new StreamError.Closed()) : ended(sink.write(contents));
  }

  @Override
  public Result<Unit, StreamError> writeZeroes(long len) {
    use(len);
    return send(new byte[(int) len]);
  }

  @Override
  public Result<Unit, StreamError> blockingWriteAndFlush(byte[] contents) {
    if (contents.length > MAX_BLOCKING) {
      throw new Trap(
          "a blocking write of %d bytes, more than %d".formatted(contents.length, MAX_BLOCKING));
    }
    int written = 0;
    do {
      var check = await();
      if (!(check instanceof Result.Ok<Long, StreamError>(Long allowed))) {
        return failed(check);
      }
      int next = (int) Math.min(contents.length, written + allowed);
      var write = send(Arrays.copyOfRange(contents, written, next));
      if (write instanceof Result.Err) {
        return write;
      }
      written = next;
    } while (written < contents.length);
    return blockingFlush();
  }

  @Override
  public Result<Unit, StreamError> blockingWriteZeroesAndFlush(long len) {
    if (Long.compareUnsigned(len, MAX_BLOCKING) > 0) {
      throw new Trap(
          "a blocking write of %s zeroes, more than %d"
              .formatted(Long.toUnsignedString(len), MAX_BLOCKING));
    }
    return blockingWriteAndFlush(new byte[(int) len]);
  }

  @Override
  public Result<Unit, StreamError> flush() {
    permit = 0;
    var check = budget();
    return check instanceof Result.Err ? failed(check) : ended(sink.flush());
  }

  @Override
  public Result<Unit, StreamError> blockingFlush() {
    var flush = flush();
    return flush instanceof Result.Err ? flush : failed(await());
  }

  private Result<Long, StreamError> await() {
    return closed || Waiting.until(sink, limit) ? budget() : ended(Result.err(late.get()));
  }

  private static Result<Unit, StreamError> failed(Result<Long, StreamError> check) {
    return switch (check) {
      case Result.Ok<Long, StreamError> _ -> Result.ok();
      case Result.Err<Long, StreamError>(StreamError error) -> Result.err(error);
    };
  }

  @Override
  public Result<Long, StreamError> splice(Streams.InputStream src, long len) {
    return move(budget(), src::read, len);
  }

  @Override
  public Result<Long, StreamError> blockingSplice(Streams.InputStream src, long len) {
    return move(await(), src::blockingRead, len);
  }

  private Result<Long, StreamError> move(
      Result<Long, StreamError> check, Function<Long, Result<byte[], StreamError>> read, long len) {
    permit = 0;
    if (!(check instanceof Result.Ok<Long, StreamError>(Long allowed))) {
      return check;
    }
    long max = Long.compareUnsigned(len, allowed) < 0 ? len : allowed;
    return switch (read.apply(max)) {
      case Result.Err<byte[], StreamError>(StreamError error) -> Result.err(error);
      case Result.Ok<byte[], StreamError>(byte[] bytes) ->
          switch (send(bytes)) {
            case Result.Ok<Unit, StreamError> _ -> Result.ok((long) bytes.length);
            case Result.Err<Unit, StreamError>(StreamError error) -> Result.err(error);
          };
    };
  }

  @Override
  public Poll.Pollable subscribe() {
    return new ReadyPollable(new UnlessClosed(() -> closed, sink));
  }

  @Override
  public void close() {
    dropped.run();
  }
}
