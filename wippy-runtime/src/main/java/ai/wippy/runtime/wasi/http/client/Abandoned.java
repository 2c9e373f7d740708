package ai.wippy.runtime.wasi.http.client;

import ai.wippy.runtime.wasi.http.Types.ErrorCode;

/** An exchange that was ended on this side. */
final class Abandoned extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient ErrorCode code;

  Abandoned(ErrorCode code) {
    super(code.toString(), null, false, false);
    this.code = code;
  }

  /** What the guest is told. */
  ErrorCode code() {
    return code;
  }
}
