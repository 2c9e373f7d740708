package ai.wippy.runtime.wasi.io;

import ai.wippy.runtime.wasi.io.Streams.StreamError;
import java.io.IOException;

/**
 * Why an operation of a stream failed.
 *
 * @param cause what Java says
 */
public record IoFailure(IOException cause) implements Error.ErrorResource {
  /** What a stream answers. */
  public static StreamError stream(IOException cause) {
    return new StreamError.LastOperationFailed(new IoFailure(cause));
  }

  @Override
  public String toDebugString() {
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
