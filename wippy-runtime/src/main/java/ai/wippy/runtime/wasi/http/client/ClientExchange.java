package ai.wippy.runtime.wasi.http.client;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.wasi.http.BodyPipe;
import ai.wippy.runtime.wasi.http.Exchange;
import ai.wippy.runtime.wasi.http.PulledContent;
import ai.wippy.runtime.wasi.http.RequestTimeouts;
import ai.wippy.runtime.wasi.http.ResponseHead;
import ai.wippy.runtime.wasi.http.Types.ErrorCode;
import ai.wippy.runtime.wasi.io.Event;
import ai.wippy.runtime.wasi.io.Readiness;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.jetty.client.Connection;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Promise;
import org.jspecify.annotations.Nullable;

/**
 * A request that Jetty sends, and its response.
 *
 * <p>A connection that was used before may be closed by the server at the very moment when it is
 * used again, and nobody knows then whether the server has seen the request. So only requests that
 * may be repeated use such connections, and are repeated in this case; all others get a connection
 * of their own.
 */
final class ClientExchange implements Exchange {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  private final HttpClient client;
  private final Optional<BodyPipe> body;
  private final RequestTimeouts timeouts;
  private final Runnable over;
  private final Event answered = new Event();

  /** Rings if what is under way before the response begins takes too long. */
  private final Alarm alarm;

  /** What Jetty has been given. */
  private @Nullable Request request;

  private @Nullable Abandoned abandoned;
  private @Nullable Result<ResponseHead, ErrorCode> response;
  private boolean ended;

  /**
   * An exchange that has not begun.
   *
   * @param over is run when nothing of it is open any more
   */
  ClientExchange(
      HttpClient client, Optional<BodyPipe> body, RequestTimeouts timeouts, Runnable over) {
    this.client = client;
    this.body = body.filter(pipe -> !pipe.isEmpty());
    this.timeouts = timeouts;
    this.over = over;
    alarm = new Alarm(client.getScheduler(), this::abandon);
  }

  /**
   * Has Jetty send the request, unless it is abandoned already.
   *
   * @param requests makes it, twice if need be
   */
  void send(Supplier<Request> requests) {
    Request first = prepare(requests.get());
    if (body.isPresent() || !SAFE.contains(first.getMethod())) {
      sendAlone(first);
    } else if (handOver(first)) {
      first.send(result -> ended(result.getFailure(), requests));
      checkAbandoned(first);
    }
  }

  private void ended(@Nullable Throwable failure, Supplier<Request> requests) {
    if (failure != null && mayRepeat(failure)) {
      sendAlone(prepare(requests.get()));
    } else {
      end(failure);
    }
  }

  private synchronized boolean mayRepeat(Throwable failure) {
    boolean may =
        response == null
            && abandoned == null
            && Failures.of(failure, false) instanceof ErrorCode.ConnectionTerminated;
    if (may) {
      request = null;
    }
    return may;
  }

  /** Sends on a new connection that nobody uses again. */
  private void sendAlone(Request alone) {
    client
        .resolveDestination(alone)
        .newConnection(Promise.from(connection -> send(alone, connection), this::end));
  }

  private void send(Request alone, Connection connection) {
    if (!handOver(alone)) {
      connection.close();
      return;
    }
    connection.send(
        alone,
        result -> {
          connection.close();
          end(result.getFailure());
        });
    checkAbandoned(alone);
  }

  private Request prepare(Request jetty) {
    alarm.set(timeouts.connect(), new ErrorCode.ConnectionTimeout());
    body.ifPresent(pipe -> addBody(jetty, pipe));
    return jetty
        .onRequestBegin(_ -> alarm.clear())
        .onRequestSuccess(_ -> sent())
        .onResponseBegin(this::check)
        .onResponseContentSource(this::answer);
  }

  /** From now on it is Jetty that ends the exchange; false if it has been ended before. */
  private synchronized boolean handOver(Request jetty) {
    if (ended || abandoned != null) {
      return false;
    }
    request = jetty;
    return true;
  }

  private void addBody(Request jetty, BodyPipe pipe) {
    var content = new RequestContent(pipe, alarm, timeouts.betweenBytes());
    jetty.body(content);
    if (pipe.declared().isEmpty()) {
      jetty.trailersSupplier(content::trailers);
    }
  }

  /** Jetty does not know of what was aborted before it was sent. */
  private void checkAbandoned(Request jetty) {
    Abandoned meanwhile;
    synchronized (this) {
      meanwhile = abandoned;
    }
    if (meanwhile != null) {
      jetty.abort(meanwhile);
    }
  }

  private synchronized void sent() {
    if (response == null) {
      alarm.set(timeouts.firstByte(), new ErrorCode.ConnectionReadTimeout());
    }
  }

  /** Nobody has asked the server to speak another protocol. */
  private void check(Response jetty) {
    if (jetty.getStatus() == HttpStatus.SWITCHING_PROTOCOLS_101) {
      abandon(new ErrorCode.HttpUpgradeFailed());
    }
  }

  private void answer(Response jetty, Content.Source source) {
    var content =
        new PulledContent(
            new ResponseOrigin(
                jetty,
                source,
                new Alarm(client.getScheduler(), this::abandon),
                timeouts.betweenBytes(),
                this::cancel));
    var head = new ResponseHead(jetty.getStatus(), Messages.toGuest(jetty.getHeaders()), content);
    synchronized (this) {
      response = Result.ok(head);
      alarm.clear();
    }
    answered.happen();
  }

  /**
   * Nothing is under way any more.
   *
   * @param failure null if the response has arrived
   */
  void end(@Nullable Throwable failure) {
    ErrorCode code;
    synchronized (this) {
      if (ended) {
        return;
      }
      ended = true;
      alarm.off();
      Throwable cause = abandoned == null ? failure : abandoned;
      code = cause == null ? null : Failures.of(cause, response != null);
      if (response == null) {
        response = Result.err(code == null ? new ErrorCode.HttpResponseIncomplete() : code);
      }
    }
    answered.happen();
    if (code != null) {
      body.ifPresent(pipe -> pipe.fail(code));
    }
    over.run();
  }

  private void abandon(ErrorCode code) {
    var cause = new Abandoned(code);
    Request sending;
    synchronized (this) {
      if (ended || abandoned != null) {
        return;
      }
      abandoned = cause;
      sending = request;
    }
    if (sending == null) {
      end(cause);
    } else {
      // Jetty tells when it has let go of the connection.
      sending.abort(cause);
    }
  }

  @Override
  public Readiness answered() {
    return answered;
  }

  @Override
  public synchronized Result<ResponseHead, ErrorCode> response() {
    if (response == null) {
      throw new IllegalStateException("the request is not answered");
    }
    return response;
  }

  @Override
  public void cancel() {
    abandon(new ErrorCode.InternalError(Optional.of("the exchange was dropped")));
  }
}
