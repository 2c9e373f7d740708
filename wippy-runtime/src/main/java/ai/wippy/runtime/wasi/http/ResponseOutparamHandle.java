package ai.wippy.runtime.wasi.http;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.wasi.http.Types.ErrorCode;
import ai.wippy.runtime.wasi.http.Types.OutgoingResponse;
import ai.wippy.runtime.wasi.http.Types.ResponseOutparam;
import java.util.Optional;
import java.util.function.Consumer;

/** Where a guest that serves a request leaves its response. */
public final class ResponseOutparamHandle implements ResponseOutparam {
  private final Consumer<Result<ServerResponse, ErrorCode>> receiver;
  private boolean set;

  /**
   * A place for one response.
   *
   * @param receiver is called once, with an error if the guest gives no response
   */
  public ResponseOutparamHandle(Consumer<Result<ServerResponse, ErrorCode>> receiver) {
    this.receiver = receiver;
  }

  void set(Result<OutgoingResponse, ErrorCode> response) {
    set = true;
    receiver.accept(
        switch (response) {
          case Result.Ok<OutgoingResponse, ErrorCode>(var given) ->
              Result.ok(((OutgoingResponseHandle) given).response());
          case Result.Err<OutgoingResponse, ErrorCode>(ErrorCode code) -> Result.err(code);
        });
  }

  @Override
  public void close() {
    if (!set) {
      set = true;
      receiver.accept(
          Result.err(new ErrorCode.InternalError(Optional.of("the guest has not set a response"))));
    }
  }
}
