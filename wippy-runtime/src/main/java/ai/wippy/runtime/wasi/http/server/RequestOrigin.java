package ai.wippy.runtime.wasi.http.server;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.http.exchange.BodyParts;
import ai.wippy.runtime.http.exchange.Exchange;
import ai.wippy.runtime.wasi.http.ContentOrigin;
import ai.wippy.runtime.wasi.http.FieldList;
import ai.wippy.runtime.wasi.http.Types.ErrorCode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The body of a request, as it arrives from its client. */
final class RequestOrigin implements ContentOrigin {
  private final Exchange exchange;
  private final BodyParts parts;

  /** A body of which nothing has been read. */
  RequestOrigin(Exchange exchange) {
    this.exchange = exchange;
    parts = exchange.parts();
  }

  @Override
  public @Nullable Part next() {
    try {
      byte[] bytes = parts.take();
      if (bytes == null) {
        return null;
      }
      return bytes.length == 0 ? new End(Result.ok(trailers())) : new Bytes(bytes);
    } catch (IOException e) {
      return new End(Result.err(new ErrorCode.InternalError(Optional.ofNullable(e.getMessage()))));
    }
  }

  private Optional<FieldList> trailers() {
    Map<String, List<String>> trailers = exchange.trailers();
    return trailers.isEmpty() ? Optional.empty() : Optional.of(Headers.toGuest(trailers));
  }

  @Override
  public void demand(Runnable task) {
    parts.demand(task);
  }

  /** Whoever answers the request sees to what is left of it. */
  @Override
  public void cancel() {}
}
