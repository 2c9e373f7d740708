package ai.wippy.runtime.wasi.http;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Unit;
import ai.wippy.runtime.wasi.http.Types.ErrorCode;
import ai.wippy.runtime.wasi.http.Types.Fields;
import ai.wippy.runtime.wasi.http.Types.FutureTrailers;
import ai.wippy.runtime.wasi.io.Poll;
import ai.wippy.runtime.wasi.io.ReadyPollable;
import java.util.Optional;

/** What comes after a body, as the guest sees it. */
final class FutureTrailersHandle implements FutureTrailers {
  private final IncomingContent content;
  private boolean taken;

  FutureTrailersHandle(IncomingContent content) {
    this.content = content;
  }

  @Override
  public Poll.Pollable subscribe() {
    return new ReadyPollable(content.over());
  }

  @Override
  public Optional<Result<Result<Optional<Fields>, ErrorCode>, Unit>> get() {
    if (!content.over().ready()) {
      return Optional.empty();
    }
    if (taken) {
      return Optional.of(Result.err(Unit.UNIT));
    }
    taken = true;
    return Optional.of(
        Result.ok(
            switch (content.trailers()) {
              case Result.Err<?, ErrorCode>(ErrorCode code) -> Result.err(code);
              case Result.Ok<Optional<FieldList>, ErrorCode>(var fields) ->
                  Result.ok(fields.map(list -> new FieldsHandle(list, false)));
            }));
  }

  @Override
  public void close() {
    content.cancel();
  }
}
