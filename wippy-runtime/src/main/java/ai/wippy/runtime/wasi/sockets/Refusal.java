package ai.wippy.runtime.wasi.sockets;

import ai.wippy.runtime.wasi.sockets.Network.ErrorCode;

/** A guest's request is answered with an error code. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  Refusal(ErrorCode code) {
    super(code.toString(), null, false, false);
    this.code = code;
  }

  ErrorCode code() {
    return code;
  }

  /**
   * Refuses unless a condition holds.
   *
   * @throws Refusal with the code
   */
  static void unless(boolean condition, ErrorCode code) throws Refusal {
    if (!condition) {
      throw new Refusal(code);
    }
  }
}
