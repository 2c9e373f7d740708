package ai.wippy.runtime.wasi.io;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.wasi.io.Streams.StreamError;

/** Where an {@link SourceStream} takes its bytes from. */
public interface Source extends Readiness {
  /**
   * Takes what is there, without waiting.
   *
   * @param max the most to take, 0 to {@link SourceStream#LARGEST}
   * @return empty if there is nothing yet
   */
  Result<byte[], StreamError> read(long max);
}
