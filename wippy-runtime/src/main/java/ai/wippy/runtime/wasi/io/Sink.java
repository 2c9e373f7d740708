package ai.wippy.runtime.wasi.io;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Unit;
import ai.wippy.runtime.wasi.io.Streams.StreamError;

/**
 * Where a {@link SinkStream} leaves its bytes. It is ready when {@link #checkWrite} does not give
 * 0; what has been written goes on by itself, so it is flushed when it is ready again.
 */
public interface Sink extends Readiness {
  /** How many bytes may be written now. */
  Result<Long, StreamError> checkWrite();

  /**
   * Takes bytes.
   *
   * @param bytes no more than {@link #checkWrite} has allowed; not modified afterwards
   */
  Result<Unit, StreamError> write(byte[] bytes);

  /** Sends on what is buffered, if it does not go on by itself. */
  default Result<Unit, StreamError> flush() {
    return Result.ok();
  }
}
