package ai.wippy.runtime.wasi.http;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Unit;
import ai.wippy.runtime.wasi.http.Types.ErrorCode;
import ai.wippy.runtime.wasi.io.Event;
import ai.wippy.runtime.wasi.io.Sink;
import ai.wippy.runtime.wasi.io.Streams.StreamError;
import ai.wippy.runtime.wasi.io.Watch;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A body on its way from the guest to a connection, which need not be there yet. No more than
 * {@link #CAPACITY} bytes wait in it; while they do, the guest may not write.
 */
public final class BodyPipe implements Sink {
  /** What comes out of it. */
  public sealed interface Part {}

  /**
   * Some of it.
   *
   * @param bytes at least one; not modified
   */
  public record Bytes(byte[] bytes) implements Part {}

  /**
   * The end.
   *
   * @param trailers empty for none
   */
  public record End(Optional<FieldList> trailers) implements Part {}

  /** The guest has given it up: what the other side has so far is not the whole of it. */
  public record Aborted() implements Part {}

  private static final int CAPACITY = 1 << 16;

  private final OptionalLong declared;
  private final Function<Optional<Long>, ErrorCode> wrongSize;
  private final Deque<Part> parts = new ArrayDeque<>();
  private int waiting;
  private long written;
  private boolean closed;
  private @Nullable ErrorCode failure;
  private Event room = new Event();
  private @Nullable Runnable reader;
  private @Nullable Runnable full;

  /**
   * An empty pipe.
   *
   * @param declared the size that the message's fields promise
   * @param wrongSize the error if it is another one
   */
  BodyPipe(OptionalLong declared, Function<Optional<Long>, ErrorCode> wrongSize) {
    this.declared = declared;
    this.wrongSize = wrongSize;
  }

  /** A body that is there already. */
  public static BodyPipe of(byte[] whole) {
    var pipe =
        new BodyPipe(
            OptionalLong.of(whole.length), written -> new ErrorCode.HttpRequestBodySize(written));
    pipe.write(whole);
    pipe.finish(Optional.empty());
    return pipe;
  }

  /** The size that the message's fields promise. */
  public OptionalLong declared() {
    return declared;
  }

  /** Whether the guest has finished it without writing anything. */
  public synchronized boolean isEmpty() {
    return written == 0 && parts.peek() instanceof End(var trailers) && trailers.isEmpty();
  }

  /** Whether the guest has finished it, and nobody has read the end. */
  public synchronized boolean isFinished() {
    return parts.peekLast() instanceof End;
  }

  @Override
  public synchronized boolean ready() {
    return closed || failure != null || waiting < CAPACITY;
  }

  @Override
  public Watch watch(Runnable wake) {
    return ready() ? NOW.watch(wake) : event().watch(wake);
  }

  private synchronized Event event() {
    return room;
  }

  @Override
  public synchronized Result<Long, StreamError> checkWrite() {
    if (failure != null) {
      return failed(failure);
    }
    return closed ? Result.err(new StreamError.Closed()) : Result.ok((long) (CAPACITY - waiting));
  }

  private <T> Result<T, StreamError> failed(ErrorCode code) {
    failure = null;
    closed = true;
    return Result.err(HttpError.stream(code));
  }

  @Override
  public Result<Unit, StreamError> write(byte[] bytes) {
    Runnable told;
    Result<Unit, StreamError> result;
    synchronized (this) {
      if (failure != null) {
        return failed(failure);
      }
      if (closed) {
        return Result.err(new StreamError.Closed());
      }
      written += bytes.length;
      if (declared.isPresent() && written > declared.getAsLong()) {
        result = failed(wrongSize.apply(Optional.of(written)));
        told = close(new Aborted());
      } else {
        result = Result.ok();
        told = bytes.length == 0 ? null : add(bytes);
      }
    }
    tell(told);
    return result;
  }

  private @Nullable Runnable add(byte[] bytes) {
    waiting += bytes.length;
    if (waiting >= CAPACITY) {
      room = new Event();
      reader = reader == null ? full : reader;
    }
    return put(new Bytes(bytes));
  }

  private @Nullable Runnable put(Part part) {
    parts.add(part);
    Runnable told = reader;
    reader = null;
    return told;
  }

  private @Nullable Runnable close(Part last) {
    closed = true;
    return put(last);
  }

  private static void tell(@Nullable Runnable told) {
    if (told != null) {
      told.run();
    }
  }

  /** There is no more. */
  Result<Unit, ErrorCode> finish(Optional<FieldList> trailers) {
    Runnable told;
    boolean whole;
    synchronized (this) {
      whole = declared.isEmpty() || declared.getAsLong() == written;
      told = closed ? null : close(whole ? new End(trailers) : new Aborted());
    }
    tell(told);
    return whole ? Result.ok() : Result.err(wrongSize.apply(Optional.of(written)));
  }

  /** There is more, but it will not come. Does nothing after the end. */
  void abort() {
    Runnable told;
    synchronized (this) {
      told = closed ? null : close(new Aborted());
    }
    tell(told);
  }

  /** The next part; null if there is none yet. */
  public @Nullable Part read() {
    Event told = null;
    Part part;
    synchronized (this) {
      part = parts.poll();
      if (part instanceof Bytes(byte[] bytes)) {
        boolean full = waiting >= CAPACITY;
        waiting -= bytes.length;
        told = full ? room : null;
      }
    }
    if (told != null) {
      told.happen();
    }
    return part;
  }

  /** Runs a task once, on whatever thread, when there is something to read. */
  public void demand(Runnable task) {
    synchronized (this) {
      if (parts.isEmpty()) {
        reader = task;
        return;
      }
    }
    task.run();
  }

  /**
   * Takes all of the body at once.
   *
   * @return null unless the guest has finished it, without trailers; nothing has been taken then
   */
  public synchronized byte @Nullable [] takeWhole() {
    if (!(parts.peekLast() instanceof End(var trailers)) || trailers.isPresent()) {
      return null;
    }
    byte[] whole =
        parts.size() == 2 && parts.peek() instanceof Bytes(byte[] only) ? only : joined();
    parts.clear();
    waiting = 0;
    return whole;
  }

  private byte[] joined() {
    byte[] whole = new byte[waiting];
    int at = 0;
    for (Part part : parts) {
      if (part instanceof Bytes(byte[] bytes)) {
        System.arraycopy(bytes, 0, whole, at, bytes.length);
        at += bytes.length;
      }
    }
    return whole;
  }

  /** Runs a task once, on whatever thread, when the guest has to wait for room. */
  public void whenFull(Runnable task) {
    synchronized (this) {
      if (waiting < CAPACITY) {
        full = task;
        return;
      }
    }
    task.run();
  }

  /** Nobody reads any more; does nothing after the end. */
  public void fail(ErrorCode code) {
    Event told;
    synchronized (this) {
      reader = null;
      parts.clear();
      waiting = 0;
      failure = closed ? null : code;
      told = room;
    }
    told.happen();
  }
}
