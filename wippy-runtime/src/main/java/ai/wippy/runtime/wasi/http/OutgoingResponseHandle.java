package ai.wippy.runtime.wasi.http;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Unit;
import ai.wippy.runtime.wasi.http.Types.ErrorCode;
import ai.wippy.runtime.wasi.http.Types.Fields;
import ai.wippy.runtime.wasi.http.Types.OutgoingBody;
import ai.wippy.runtime.wasi.http.Types.OutgoingResponse;

/** A response that a guest puts together. */
final class OutgoingResponseHandle implements OutgoingResponse {
  private final OutgoingMessage message;
  private int status = 200;

  OutgoingResponseHandle(FieldList fields) {
    message = new OutgoingMessage(fields, ErrorCode.HttpResponseBodySize::new);
  }

  /** What is to be sent. */
  ServerResponse response() {
    return new ServerResponse(status, message.fields(), message.body());
  }

  @Override
  public int statusCode() {
    return status;
  }

  @Override
  public Result<Unit, Unit> setStatusCode(int statusCode) {
    if (statusCode < 100 || statusCode > 999) {
      return Result.err(Unit.UNIT);
    }
    status = statusCode;
    return Result.ok();
  }

  @Override
  public Fields headers() {
    return new FieldsHandle(message.fields(), false);
  }

  @Override
  public Result<OutgoingBody, Unit> body() {
    return message.takeBody();
  }

  @Override
  public void close() {
    message.drop();
  }
}
