package ai.wippy.runtime.wasi.http.client;

import ai.wippy.runtime.wasi.http.BodyPipe;
import ai.wippy.runtime.wasi.http.FieldList;
import ai.wippy.runtime.wasi.http.Types.ErrorCode;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/** The body of a request, as Jetty takes it: one part after the other has been sent. */
final class RequestContent implements Request.Content {
  private final BodyPipe pipe;
  private final Alarm alarm;
  private final Duration patience;
  private volatile @Nullable FieldList trailers;
  private Content.@Nullable Chunk last;

  /**
   * The body.
   *
   * @param alarm rings if a part cannot be sent
   * @param patience how long that may take
   */
  RequestContent(BodyPipe pipe, Alarm alarm, Duration patience) {
    this.pipe = pipe;
    this.alarm = alarm;
    this.patience = patience;
  }

  @Override
  public long getLength() {
    return pipe.declared().orElse(-1);
  }

  @Override
  public Content.@Nullable Chunk read() {
    alarm.clear();
    if (last != null) {
      return last;
    }
    return switch (pipe.read()) {
      case null -> null;
      case BodyPipe.Bytes(byte[] bytes) -> {
        alarm.set(patience, new ErrorCode.ConnectionWriteTimeout());
        yield Content.Chunk.from(ByteBuffer.wrap(bytes), false);
      }
      case BodyPipe.End(Optional<FieldList> fields) -> {
        trailers = fields.orElse(null);
        yield end(Content.Chunk.EOF);
      }
      case BodyPipe.Aborted _ ->
          end(
              Content.Chunk.from(
                  new Abandoned(
                      new ErrorCode.InternalError(
                          Optional.of("the request's body was not finished"))),
                  true));
    };
  }

  private Content.Chunk end(Content.Chunk chunk) {
    last = chunk;
    return chunk;
  }

  /** The trailers, once the end has been read; null if there are none. */
  @Nullable HttpFields trailers() {
    FieldList fields = trailers;
    return fields == null ? null : Messages.toJetty(fields);
  }

  @Override
  public void demand(Runnable demandCallback) {
    pipe.demand(demandCallback);
  }

  /** The exchange is over, which tells the pipe by itself. */
  @Override
  public void fail(Throwable failure) {
    last = Content.Chunk.from(failure, true);
  }
}
