package ai.wippy.runtime.wasi.http;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Unit;
import ai.wippy.runtime.wasi.http.Types.ErrorCode;
import ai.wippy.runtime.wasi.http.Types.FutureIncomingResponse;
import ai.wippy.runtime.wasi.http.Types.IncomingResponse;
import ai.wippy.runtime.wasi.io.Poll;
import ai.wippy.runtime.wasi.io.ReadyPollable;
import java.util.Optional;

/** A response that is expected, as the guest sees it. */
final class FutureResponseHandle implements FutureIncomingResponse {
  private final Exchange exchange;
  private boolean taken;

  FutureResponseHandle(Exchange exchange) {
    this.exchange = exchange;
  }

  @Override
  public Poll.Pollable subscribe() {
    return new ReadyPollable(exchange.answered());
  }

  @Override
  public Optional<Result<Result<IncomingResponse, ErrorCode>, Unit>> get() {
    if (!exchange.answered().ready()) {
      return Optional.empty();
    }
    if (taken) {
      return Optional.of(Result.err(Unit.UNIT));
    }
    taken = true;
    return Optional.of(
        Result.ok(
            switch (exchange.response()) {
              case Result.Err<ResponseHead, ErrorCode>(ErrorCode code) -> Result.err(code);
              case Result.Ok<ResponseHead, ErrorCode>(ResponseHead head) ->
                  Result.ok(new IncomingResponseHandle(head));
            }));
  }

  @Override
  public void close() {
    if (!taken) {
      exchange.cancel();
    }
  }
}
