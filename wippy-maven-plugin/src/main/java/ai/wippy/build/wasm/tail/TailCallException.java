package ai.wippy.build.wasm.tail;

/** A tail call that cannot be translated. */
public final class TailCallException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int function;

  TailCallException(int function, String reason) {
    super(reason);
    this.function = function;
  }

  /** The function whose call it is; what is wrong with it is the message, its predicate. */
  public int function() {
    return function;
  }
}
