package ai.wippy.runtime.wasi.http;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.wasi.http.Types.ErrorCode;
import ai.wippy.runtime.wasi.io.Event;
import ai.wippy.runtime.wasi.io.Readiness;
import ai.wippy.runtime.wasi.io.Streams.StreamError;
import ai.wippy.runtime.wasi.io.Watch;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A body that is taken from where it comes from when the guest asks for more and not before, so
 * that a guest that does not read holds the other side back. What is there already costs no waiting
 * and no thread.
 */
public final class PulledContent implements IncomingContent {
  private static final byte[] NOTHING = {};

  private final ContentOrigin origin;
  private final Event over = new Event();

  /** What has been taken and not been read: from {@code at} on. */
  private byte[] bytes = NOTHING;

  private int at;

  /** When something arrives that the origin was asked for; null if it was not. */
  private @Nullable Event arrival;

  private @Nullable Result<Optional<FieldList>, ErrorCode> end;
  private boolean told;

  /** A body of which nothing has been read. */
  public PulledContent(ContentOrigin origin) {
    this.origin = origin;
  }

  @Override
  public boolean ready() {
    if (at == bytes.length && !over.ready() && (arrival == null || arrival.ready())) {
      arrival = null;
      pull();
    }
    return at < bytes.length || over.ready();
  }

  private void pull() {
    switch (origin.next()) {
      case null -> {}
      case ContentOrigin.Bytes(byte[] next) -> {
        bytes = next;
        at = 0;
      }
      case ContentOrigin.End(var result) -> end(result);
    }
  }

  private void end(Result<Optional<FieldList>, ErrorCode> result) {
    synchronized (this) {
      if (end != null) {
        return;
      }
      end = result;
    }
    over.happen();
  }

  @Override
  public Watch watch(Runnable wake) {
    return ready() ? NOW.watch(wake) : arrival().watch(wake);
  }

  private Event arrival() {
    Event event = arrival;
    if (event == null) {
      event = new Event();
      arrival = event;
      origin.demand(event::happen);
    }
    return event;
  }

  @Override
  public Result<byte[], StreamError> read(long max) {
    if (!ready()) {
      return Result.ok(NOTHING);
    }
    int left = bytes.length - at;
    if (left == 0) {
      return Result.err(ended());
    }
    int size = (int) (max < 0 ? left : Math.min(max, left));
    byte[] read = size == bytes.length ? bytes : Arrays.copyOfRange(bytes, at, at + size);
    at += size;
    if (size == left) {
      // Guests may stay for long after they have read.
      bytes = NOTHING;
      at = 0;
    }
    return Result.ok(read);
  }

  private StreamError ended() {
    if (trailers() instanceof Result.Err<?, ErrorCode>(ErrorCode code) && !told) {
      told = true;
      return HttpError.stream(code);
    }
    return new StreamError.Closed();
  }

  @Override
  public void skip() {
    do {
      bytes = NOTHING;
      at = 0;
    } while (ready() && !over.ready());
    if (!over.ready()) {
      arrival().watch(this::skip);
    }
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
    if (!over.ready()) {
      end(Result.err(new ErrorCode.InternalError(Optional.of("the body was dropped"))));
      origin.cancel();
    }
  }
}
