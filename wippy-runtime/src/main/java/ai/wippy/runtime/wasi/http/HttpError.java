package ai.wippy.runtime.wasi.http;

import ai.wippy.runtime.wasi.http.Types.ErrorCode;
import ai.wippy.runtime.wasi.io.Error;
import ai.wippy.runtime.wasi.io.Streams.StreamError;

/**
 * Why a body could not be read or written.
 *
 * @param code what {@code http-error-code} tells
 */
public record HttpError(ErrorCode code) implements Error.ErrorResource {
  /** What a body's stream answers. */
  public static StreamError stream(ErrorCode code) {
    return new StreamError.LastOperationFailed(new HttpError(code));
  }

  @Override
  public String toDebugString() {
    return code.toString();
  }
}
