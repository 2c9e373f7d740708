package ai.wippy.runtime.wasi.http.server;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.wasi.http.FieldList;
import ai.wippy.runtime.wasi.http.HttpError;
import ai.wippy.runtime.wasi.http.IncomingContent;
import ai.wippy.runtime.wasi.http.Types.ErrorCode;
import ai.wippy.runtime.wasi.io.Event;
import ai.wippy.runtime.wasi.io.Readiness;
import ai.wippy.runtime.wasi.io.Streams.StreamError;
import ai.wippy.runtime.wasi.io.Watch;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request, read from its connection when the guest asks for more and not before. A
 * virtual thread waits for each part, so that the guest can wait for other things too.
 */
final class ArrivingContent implements IncomingContent {
  private static final int CHUNK = 16 << 10;

  private final InputStream in;
  private final Supplier<Optional<FieldList>> trailers;
  private final Event over = new Event();
  private byte[] chunk = {};
  private @Nullable Event arrival;
  private @Nullable Result<Optional<FieldList>, ErrorCode> end;
  private boolean told;

  /**
   * A body of which nothing has been read.
   *
   * @param trailers what came after it, once it has been read
   */
  ArrivingContent(InputStream in, Supplier<Optional<FieldList>> trailers) {
    this.in = in;
    this.trailers = trailers;
  }

  @Override
  public synchronized boolean ready() {
    return chunk.length > 0 || end != null;
  }

  @Override
  public Watch watch(Runnable wake) {
    return ready() ? NOW.watch(wake) : arrival().watch(wake);
  }

  /** When what is being waited for arrives. */
  private synchronized Event arrival() {
    Event event = arrival;
    if (event == null) {
      event = new Event();
      if (ready()) {
        event.happen();
      } else {
        arrival = event;
        Thread.ofVirtual().name("request body").start(this::receive);
      }
    }
    return event;
  }

  private void receive() {
    byte[] bytes = new byte[CHUNK];
    try {
      int got = in.read(bytes);
      if (got < 0) {
        arrived(new byte[0], Result.ok(trailers.get()));
      } else {
        arrived(Arrays.copyOf(bytes, got), null);
      }
    } catch (IOException e) {
      arrived(new byte[0], broken(e));
    }
  }

  private static Result<Optional<FieldList>, ErrorCode> broken(IOException e) {
    return Result.err(new ErrorCode.InternalError(Optional.ofNullable(e.getMessage())));
  }

  private void arrived(byte[] bytes, @Nullable Result<Optional<FieldList>, ErrorCode> last) {
    Event waiting;
    synchronized (this) {
      waiting = arrival;
      arrival = null;
      chunk = bytes;
    }
    if (last != null) {
      end(last);
    }
    if (waiting != null) {
      waiting.happen();
    }
  }

  private void end(Result<Optional<FieldList>, ErrorCode> last) {
    synchronized (this) {
      if (end == null) {
        end = last;
      }
    }
    over.happen();
  }

  @Override
  public synchronized Result<byte[], StreamError> read(long max) {
    if (chunk.length == 0) {
      if (end != null) {
        return Result.err(ended());
      }
      arrival();
      return Result.ok(new byte[0]);
    }
    int size = (int) (max < 0 ? chunk.length : Math.min(max, chunk.length));
    byte[] taken = Arrays.copyOf(chunk, size);
    chunk = Arrays.copyOfRange(chunk, size, chunk.length);
    return Result.ok(taken);
  }

  private StreamError ended() {
    if (end instanceof Result.Err<?, ErrorCode>(ErrorCode code) && !told) {
      told = true;
      return HttpError.stream(code);
    }
    return new StreamError.Closed();
  }

  @Override
  public void skip() {
    synchronized (this) {
      chunk = new byte[0];
    }
    if (over.ready()) {
      return;
    }
    arrival().watch(this::skip);
  }

  @Override
  public Readiness over() {
    return over;
  }

  @Override
  public synchronized Result<Optional<FieldList>, ErrorCode> trailers() {
    if (end == null) {
      throw new IllegalStateException("the body is not over");
    }
    return end;
  }

  @Override
  public void cancel() {
    end(Result.err(new ErrorCode.InternalError(Optional.of("the body was dropped"))));
  }
}
