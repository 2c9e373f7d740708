package ai.wippy.runtime.wasi.http;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.wasi.http.Types.ErrorCode;
import ai.wippy.runtime.wasi.io.Readiness;

/** A request that is being sent, and its response. */
public interface Exchange {
  /** When the response begins, or it is known that there will be none. */
  Readiness answered();

  /** The response, once it is answered. */
  Result<ResponseHead, ErrorCode> response();

  /** Nobody wants the response, or the rest of it. Does nothing once everything has arrived. */
  void cancel();
}
