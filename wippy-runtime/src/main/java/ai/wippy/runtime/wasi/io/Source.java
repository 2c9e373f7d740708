package ai.wippy.runtime.wasi.io;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.wasi.io.Streams.StreamError;

/** Where an {@link SourceStream} takes its bytes from. */
public interface Source extends Readiness {
  /**
   * Takes what is there.
   *
   * @param max the most to take, unsigned
   * @return empty if there is nothing yet
   */
  Result<byte[], StreamError> read(long max);
}
