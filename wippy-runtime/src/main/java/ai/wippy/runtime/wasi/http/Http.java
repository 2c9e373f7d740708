package ai.wippy.runtime.wasi.http;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Tuple2;
import ai.wippy.runtime.component.Unit;
import ai.wippy.runtime.security.NetworkAccess;
import ai.wippy.runtime.wasi.io.Error;
import java.util.List;
import java.util.Optional;

/** HTTP of one instance: the interfaces of {@code wasi:http} that it imports. */
public final class Http implements OutgoingHandler, Types, AutoCloseable {
  private final RequestSender sender;
  private final NetworkAccess access;
  private final RequestTimeouts timeouts;
  private final Exchanges exchanges;

  /**
   * HTTP.
   *
   * @param sender of the runtime
   * @param access what the instance may do
   * @param limits how much of it
   */
  public Http(RequestSender sender, NetworkAccess access, HttpLimits limits) {
    this.sender = sender;
    this.access = access;
    timeouts = limits.timeouts();
    exchanges = new Exchanges(limits.maxExchanges());
  }

  @Override
  public Result<FutureIncomingResponse, ErrorCode> handle(
      OutgoingRequest request, Optional<RequestOptions> options) {
    var given = (OutgoingRequestHandle) request;
    var handled =
        switch (given.head()) {
          case Result.Ok<RequestHead, ErrorCode>(RequestHead head) ->
              send(head, given.message(), options);
          case Result.Err<RequestHead, ErrorCode>(ErrorCode code) ->
              Result.<FutureIncomingResponse, ErrorCode>err(code);
        };
    if (handled instanceof Result.Err) {
      given.close();
    }
    return handled;
  }

  private Result<FutureIncomingResponse, ErrorCode> send(
      RequestHead head, OutgoingMessage message, Optional<RequestOptions> options) {
    if (!access.request(head.url())) {
      return Result.err(new ErrorCode.HttpRequestDenied());
    }
    RequestTimeouts chosen =
        options.map(given -> ((RequestOptionsHandle) given).timeouts(timeouts)).orElse(timeouts);
    var begun = exchanges.begin(over -> sender.send(head, message.body(), chosen, access, over));
    return switch (begun) {
      case Result.Ok<Exchange, ErrorCode>(Exchange exchange) ->
          Result.ok(new FutureResponseHandle(exchange));
      case Result.Err<Exchange, ErrorCode>(ErrorCode code) -> Result.err(code);
    };
  }

  @Override
  public Optional<ErrorCode> httpErrorCode(Error.ErrorResource err) {
    return err instanceof HttpError http ? Optional.of(http.code()) : Optional.empty();
  }

  @Override
  public Fields newFields() {
    return new FieldsHandle(new FieldList(), true);
  }

  @Override
  public Result<Fields, HeaderError> fieldsFromList(List<Tuple2<String, byte[]>> entries) {
    return FieldsHandle.of(entries);
  }

  @Override
  public OutgoingRequest newOutgoingRequest(Fields headers) {
    return new OutgoingRequestHandle(FieldsHandle.taken(headers));
  }

  @Override
  public RequestOptions newRequestOptions() {
    return new RequestOptionsHandle();
  }

  @Override
  public OutgoingResponse newOutgoingResponse(Fields headers) {
    return new OutgoingResponseHandle(FieldsHandle.taken(headers));
  }

  @Override
  public void responseOutparamSet(
      ResponseOutparam param, Result<OutgoingResponse, ErrorCode> response) {
    ((ResponseOutparamHandle) param).set(response);
  }

  @Override
  public FutureTrailers incomingBodyFinish(IncomingBody this_) {
    return ((IncomingBodyHandle) this_).finish();
  }

  @Override
  public Result<Unit, ErrorCode> outgoingBodyFinish(OutgoingBody this_, Optional<Fields> trailers) {
    return ((OutgoingBodyHandle) this_).finish(trailers);
  }

  /** Gives up every exchange that is still under way. */
  @Override
  public void close() {
    exchanges.cancelAll();
  }
}
