package ai.wippy.runtime.wasi.http;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Trap;
import ai.wippy.runtime.component.Unit;
import ai.wippy.runtime.wasi.http.Types.FutureTrailers;
import ai.wippy.runtime.wasi.http.Types.IncomingBody;
import ai.wippy.runtime.wasi.io.SourceStream;
import ai.wippy.runtime.wasi.io.Streams.InputStream;

/** A body that arrives, as the guest sees it. */
final class IncomingBodyHandle implements IncomingBody {
  private enum Child {
    NOT_TAKEN,
    OPEN,
    DROPPED
  }

  private final IncomingContent content;
  private Child child = Child.NOT_TAKEN;
  private boolean finished;

  IncomingBodyHandle(IncomingContent content) {
    this.content = content;
  }

  @Override
  public Result<InputStream, Unit> stream() {
    if (child != Child.NOT_TAKEN) {
      return Result.err(Unit.UNIT);
    }
    child = Child.OPEN;
    return Result.ok(new SourceStream(content, () -> child = Child.DROPPED));
  }

  /** Gives up the body itself; its stream must have been dropped. */
  FutureTrailers finish() {
    if (child == Child.OPEN) {
      throw new Trap("incoming-body.finish while the body's stream has not been dropped");
    }
    finished = true;
    content.skip();
    return new FutureTrailersHandle(content);
  }

  @Override
  public void close() {
    if (!finished) {
      content.cancel();
    }
  }
}
