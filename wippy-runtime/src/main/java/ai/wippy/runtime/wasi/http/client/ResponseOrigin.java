package ai.wippy.runtime.wasi.http.client;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.wasi.http.ContentOrigin;
import ai.wippy.runtime.wasi.http.FieldList;
import ai.wippy.runtime.wasi.http.Types.ErrorCode;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/** The body of a response, as Jetty reads it from the connection. */
final class ResponseOrigin implements ContentOrigin {
  private final Response response;
  private final Content.Source source;
  private final Alarm alarm;
  private final Duration patience;
  private final Runnable abort;
  private boolean last;

  /**
   * A body of which nothing has been read.
   *
   * @param alarm rings if the guest waits too long
   * @param patience how long it may wait
   * @param abort ends the exchange
   */
  ResponseOrigin(
      Response response, Content.Source source, Alarm alarm, Duration patience, Runnable abort) {
    this.response = response;
    this.source = source;
    this.alarm = alarm;
    this.patience = patience;
    this.abort = abort;
  }

  @Override
  public @Nullable Part next() {
    if (last) {
      return end(Result.ok(trailers()));
    }
    for (Content.Chunk chunk = source.read(); chunk != null; chunk = source.read()) {
      if (Content.Chunk.isFailure(chunk)) {
        return end(Result.err(Failures.of(chunk.getFailure(), true)));
      }
      byte[] bytes = new byte[chunk.remaining()];
      chunk.getByteBuffer().get(bytes);
      last = chunk.isLast();
      chunk.release();
      if (bytes.length > 0) {
        return new Bytes(bytes);
      }
      if (last) {
        return end(Result.ok(trailers()));
      }
    }
    return null;
  }

  private Optional<FieldList> trailers() {
    HttpFields fields = response.getTrailers();
    return fields == null || fields.size() == 0
        ? Optional.empty()
        : Optional.of(Messages.toGuest(fields));
  }

  private End end(Result<Optional<FieldList>, ErrorCode> result) {
    alarm.off();
    return new End(result);
  }

  @Override
  public void demand(Runnable task) {
    alarm.set(patience, new ErrorCode.ConnectionReadTimeout());
    source.demand(() -> {
      alarm.clear();
      task.run();
    });
  }

  @Override
  public void cancel() {
    alarm.off();
    // One that has been read to its end leaves a connection that others can use.
    if (!last) {
      abort.run();
    }
  }
}
