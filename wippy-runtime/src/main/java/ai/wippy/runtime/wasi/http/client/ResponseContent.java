package ai.wippy.runtime.wasi.http.client;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.wasi.http.FieldList;
import ai.wippy.runtime.wasi.http.HttpError;
import ai.wippy.runtime.wasi.http.IncomingContent;
import ai.wippy.runtime.wasi.http.Types.ErrorCode;
import ai.wippy.runtime.wasi.io.Event;
import ai.wippy.runtime.wasi.io.Readiness;
import ai.wippy.runtime.wasi.io.Streams.StreamError;
import ai.wippy.runtime.wasi.io.Watch;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/**
 * The body of a response. Jetty reads from the connection when the guest asks for more and not
 * before, so a guest that does not read holds the server back.
 */
final class ResponseContent implements IncomingContent {
  private final Response response;
  private final Content.Source source;
  private final Alarm alarm;
  private final Duration patience;
  private final Runnable abort;
  private final Event over = new Event();

  /** What has arrived and is not read. */
  private Content.@Nullable Chunk chunk;

  /** When something arrives that Jetty was asked for; null if it was not. */
  private @Nullable Event arrival;

  private @Nullable Result<Optional<FieldList>, ErrorCode> end;
  private boolean told;

  /**
   * A body of which nothing has been read.
   *
   * @param alarm rings if the guest waits too long
   * @param patience how long it may wait
   * @param abort ends the exchange
   */
  ResponseContent(
      Response response, Content.Source source, Alarm alarm, Duration patience, Runnable abort) {
    this.response = response;
    this.source = source;
    this.alarm = alarm;
    this.patience = patience;
    this.abort = abort;
  }

  @Override
  public boolean ready() {
    if (chunk == null && !over.ready() && (arrival == null || arrival.ready())) {
      arrival = null;
      pull();
    }
    return chunk != null || over.ready();
  }

  /** Takes what Jetty has, if it has something. */
  private void pull() {
    for (Content.Chunk next = source.read(); next != null; next = source.read()) {
      if (Content.Chunk.isFailure(next)) {
        end(Result.err(Failures.of(next.getFailure(), true)));
        return;
      }
      if (next.hasRemaining()) {
        chunk = next;
        return;
      }
      discard(next);
      if (over.ready()) {
        return;
      }
    }
  }

  /** Lets go of a chunk that has been read, or that nobody reads. */
  private void discard(Content.Chunk read) {
    boolean last = read.isLast();
    read.release();
    if (last) {
      HttpFields fields = response.getTrailers();
      end(
          Result.ok(
              fields == null || fields.size() == 0
                  ? Optional.empty()
                  : Optional.of(Messages.toGuest(fields))));
    }
  }

  private void end(Result<Optional<FieldList>, ErrorCode> result) {
    synchronized (this) {
      if (end != null) {
        return;
      }
      end = result;
    }
    alarm.off();
    over.happen();
  }

  @Override
  public Watch watch(Runnable wake) {
    if (ready()) {
      return NOW.watch(wake);
    }
    if (arrival == null) {
      var event = new Event();
      arrival = event;
      ask(event::happen);
    }
    return arrival.watch(wake);
  }

  private void ask(Runnable task) {
    alarm.set(patience, new ErrorCode.ConnectionReadTimeout());
    source.demand(() -> {
      alarm.clear();
      task.run();
    });
  }

  @Override
  public Result<byte[], StreamError> read(long max) {
    if (!ready()) {
      return Result.ok(new byte[0]);
    }
    Content.Chunk current = chunk;
    if (current == null) {
      return Result.err(ended());
    }
    int size = (int) (max < 0 ? current.remaining() : Math.min(max, current.remaining()));
    byte[] bytes = new byte[size];
    current.getByteBuffer().get(bytes);
    if (!current.hasRemaining()) {
      chunk = null;
      discard(current);
    }
    return Result.ok(bytes);
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
    if (chunk != null) {
      discard(chunk);
      chunk = null;
    }
    while (ready() && chunk != null) {
      discard(chunk);
      chunk = null;
    }
    if (over.ready()) {
      return;
    }
    if (arrival == null) {
      ask(this::skip);
    } else {
      arrival.watch(this::skip);
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
      abort.run();
    }
  }
}
