package ai.wippy.runtime.process;

/**
 * A guest asks to end: {@code proc_exit}, {@code exit}. It is no failure, so it has neither a cause
 * nor a stack trace.
 */
public final class Exit extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;

  /** An end with an exit code, 0 for success. */
  public Exit(int code) {
    super("exit " + code, null, false, false);
    this.code = code;
  }

  /** The code; only its lowest 8 bits reach the operating system. */
  public int code() {
    return code;
  }
}
