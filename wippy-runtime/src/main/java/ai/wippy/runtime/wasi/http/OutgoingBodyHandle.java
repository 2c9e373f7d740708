package ai.wippy.runtime.wasi.http;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Trap;
import ai.wippy.runtime.component.Unit;
import ai.wippy.runtime.wasi.http.Types.ErrorCode;
import ai.wippy.runtime.wasi.http.Types.Fields;
import ai.wippy.runtime.wasi.http.Types.OutgoingBody;
import ai.wippy.runtime.wasi.io.SinkStream;
import ai.wippy.runtime.wasi.io.Streams.OutputStream;
import java.util.Optional;

/** A body that goes out, as the guest sees it. */
final class OutgoingBodyHandle implements OutgoingBody {
  private enum Child {
    NOT_TAKEN,
    OPEN,
    DROPPED
  }

  private final BodyPipe pipe;
  private Child child = Child.NOT_TAKEN;

  OutgoingBodyHandle(BodyPipe pipe) {
    this.pipe = pipe;
  }

  @Override
  public Result<OutputStream, Unit> write() {
    if (child != Child.NOT_TAKEN) {
      return Result.err(Unit.UNIT);
    }
    child = Child.OPEN;
    return Result.ok(new SinkStream(pipe, () -> child = Child.DROPPED));
  }

  /** Ends the body; its stream must have been dropped. */
  Result<Unit, ErrorCode> finish(Optional<Fields> trailers) {
    if (child == Child.OPEN) {
      throw new Trap("outgoing-body.finish while the body's stream has not been dropped");
    }
    return pipe.finish(trailers.map(FieldsHandle::taken));
  }

  @Override
  public void close() {
    pipe.abort();
  }
}
