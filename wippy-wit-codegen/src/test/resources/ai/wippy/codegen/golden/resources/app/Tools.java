package app;

/** {@code interface tools} */
public interface Tools {
  interface Tool extends AutoCloseable {
    /** Drops the resource. */
    @Override
    default void close() {}
  }

  /** {@code sharpen: func(tool: borrow<tool>) -> own<tool>} */
  Tool sharpen(Tool tool);
}
