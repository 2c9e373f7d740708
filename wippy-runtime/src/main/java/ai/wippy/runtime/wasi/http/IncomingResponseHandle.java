package ai.wippy.runtime.wasi.http;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Unit;
import ai.wippy.runtime.wasi.http.Types.Fields;
import ai.wippy.runtime.wasi.http.Types.IncomingBody;
import ai.wippy.runtime.wasi.http.Types.IncomingResponse;

/** A response as the guest sees it. */
final class IncomingResponseHandle implements IncomingResponse {
  private final ResponseHead head;
  private boolean consumed;

  IncomingResponseHandle(ResponseHead head) {
    this.head = head;
  }

  @Override
  public int status() {
    return head.status();
  }

  @Override
  public Fields headers() {
    return new FieldsHandle(head.fields(), false);
  }

  @Override
  public Result<IncomingBody, Unit> consume() {
    if (consumed) {
      return Result.err(Unit.UNIT);
    }
    consumed = true;
    return Result.ok(new IncomingBodyHandle(head.content()));
  }

  @Override
  public void close() {
    if (!consumed) {
      head.content().cancel();
    }
  }
}
