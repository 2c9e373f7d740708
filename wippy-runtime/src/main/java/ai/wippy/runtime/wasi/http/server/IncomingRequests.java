package ai.wippy.runtime.wasi.http.server;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.http.exchange.Exchange;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.wasi.http.IncomingRequestHandle;
import ai.wippy.runtime.wasi.http.PulledContent;
import ai.wippy.runtime.wasi.http.ResponseOutparamHandle;
import ai.wippy.runtime.wasi.http.ServerResponse;
import ai.wippy.runtime.wasi.http.Types.ErrorCode;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Has guests answer requests. Thread-safe. */
public final class IncomingRequests {
  /** The name of the function that a guest exports, up to its version. */
  public static final String HANDLER = "wasi:http/incoming-handler@";

  private final Unsent unsent = new Unsent();

  /** A guest: {@code handle} of {@code wasi:http/incoming-handler}. */
  public interface Handler {
    /** Calls it. Both resources are the guest's from then on. */
    void handle(IncomingRequestHandle request, ResponseOutparamHandle response);
  }

  /** Requests of an application. */
  public IncomingRequests() {}

  /**
   * Has a guest answer a request. Its response is there when this returns, or on its way, and goes
   * on.
   *
   * @throws Failure of the guest, unless it has a response by then that is whole or under way,
   *     which tells the client itself whether it is whole; of kind INTERNAL if it gives none
   */
  public void serve(Exchange exchange, Handler guest) {
    var answer = new Answer(exchange, unsent);
    var content = new PulledContent(new RequestOrigin(exchange));
    var request =
        new IncomingRequestHandle(
            exchange.method(),
            exchange.secure(),
            exchange.host(),
            path(exchange),
            () -> Headers.toGuest(exchange.headers()),
            content);
    try {
      guest.handle(request, new ResponseOutparamHandle(answer::set));
    } catch (Failure failure) {
      if (answer.isWithdrawn()) {
        throw failure;
      }
      // One whose client is gone is canceled, which is no news.
      var level = failure.kind() == Kind.CANCELED ? Level.DEBUG : Level.WARNING;
      System.getLogger(IncomingRequests.class.getName())
          .log(level, "a guest failed after its response had begun", failure);
    } finally {
      content.cancel();
      answer.guestEnded();
    }
    answer.check();
  }

  private static String path(Exchange exchange) {
    String query = exchange.query();
    return query.isEmpty() ? exchange.path() : exchange.path() + "?" + query;
  }

  /** What the guest has said. */
  private static final class Answer {
    private final Exchange exchange;
    private final Unsent unsent;
    private final Thread guest = Thread.currentThread();
    private volatile @Nullable GuestResponse response;
    private @Nullable ErrorCode error;

    Answer(Exchange exchange, Unsent unsent) {
      this.exchange = exchange;
      this.unsent = unsent;
    }

    void set(Result<ServerResponse, ErrorCode> result) {
      switch (result) {
        case Result.Ok<ServerResponse, ErrorCode>(ServerResponse given) -> {
          var begun = new GuestResponse(given, exchange.reply(), guest);
          exchange.reply().rest(begun);
          response = begun;
          unsent.add(begun);
        }
        case Result.Err<ServerResponse, ErrorCode>(ErrorCode code) -> error = code;
      }
    }

    void guestEnded() {
      if (response != null) {
        response.guestEnded();
      }
    }

    /** Whether there is no response, and will be none. */
    boolean isWithdrawn() {
      return response == null || response.withdraw();
    }

    void check() {
      if (isWithdrawn()) {
        throw new Failure(Kind.INTERNAL, problem());
      }
    }

    private String problem() {
      if (response != null) {
        return GuestResponse.UNFINISHED;
      }
      return error instanceof ErrorCode.InternalError(Optional<String> text) && text.isPresent()
          ? text.get()
          : "the guest answers with an error: " + error;
    }
  }
}
