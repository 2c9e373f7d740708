package ai.wippy.runtime.wasi.http.server;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.http.exchange.Exchange;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.wasi.http.Authority;
import ai.wippy.runtime.wasi.http.FieldList;
import ai.wippy.runtime.wasi.http.IncomingRequestHandle;
import ai.wippy.runtime.wasi.http.RequestHead;
import ai.wippy.runtime.wasi.http.ResponseOutparamHandle;
import ai.wippy.runtime.wasi.http.ServerResponse;
import ai.wippy.runtime.wasi.http.Types.ErrorCode;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Has guests answer requests. */
public final class IncomingRequests {
  /** The name of the function that a guest exports, up to its version. */
  public static final String HANDLER = "wasi:http/incoming-handler@";

  private IncomingRequests() {}

  /** A guest: {@code handle} of {@code wasi:http/incoming-handler}. */
  public interface Handler {
    /** Calls it. Both resources are the guest's from then on. */
    void handle(IncomingRequestHandle request, ResponseOutparamHandle response);
  }

  /**
   * Has a guest answer a request. Its response is on its way when this returns, and goes on.
   *
   * @throws Failure of the guest, unless it has a response under way by then, which tells the
   *     client itself whether it is whole; of kind INTERNAL if it gives none
   */
  public static void serve(Exchange exchange, Handler guest) {
    var answer = new Answer(exchange, Thread.currentThread());
    var content = new ArrivingContent(exchange.body(), () -> trailers(exchange.trailers()));
    var request = new IncomingRequestHandle(head(exchange), exchange.host(), content);
    try {
      guest.handle(request, new ResponseOutparamHandle(answer::set));
    } catch (Failure failure) {
      if (answer.response == null) {
        throw failure;
      }
      // One whose client is gone is canceled, which is no news.
      var level = failure.kind() == Kind.CANCELED ? Level.DEBUG : Level.WARNING;
      System.getLogger(IncomingRequests.class.getName())
          .log(level, "a guest failed after its response had begun", failure);
    } finally {
      content.cancel();
    }
    answer.check();
  }

  private static RequestHead head(Exchange exchange) {
    String query = exchange.query();
    return new RequestHead(
        exchange.method(),
        exchange.secure(),
        Authority.parse(exchange.host()).orElse(new Authority("localhost", -1)),
        query.isEmpty() ? exchange.path() : exchange.path() + "?" + query,
        Headers.toGuest(exchange.headers()));
  }

  private static Optional<FieldList> trailers(Map<String, List<String>> trailers) {
    return trailers.isEmpty() ? Optional.empty() : Optional.of(Headers.toGuest(trailers));
  }

  /** What the guest has said. */
  private static final class Answer {
    private final Exchange exchange;
    private final Thread guest;
    private @Nullable GuestResponse response;
    private @Nullable ErrorCode error;

    Answer(Exchange exchange, Thread guest) {
      this.exchange = exchange;
      this.guest = guest;
    }

    void set(Result<ServerResponse, ErrorCode> result) {
      switch (result) {
        case Result.Ok<ServerResponse, ErrorCode>(ServerResponse given) -> {
          var begun = new GuestResponse(given, exchange.reply(), guest);
          begun.start();
          exchange.reply().rest(begun);
          response = begun;
        }
        case Result.Err<ServerResponse, ErrorCode>(ErrorCode code) -> error = code;
      }
    }

    void check() {
      if (response != null) {
        return;
      }
      throw new Failure(
          Kind.INTERNAL,
          error instanceof ErrorCode.InternalError(Optional<String> text) && text.isPresent()
              ? text.get()
              : "the guest answers with an error: " + error);
    }
  }
}
