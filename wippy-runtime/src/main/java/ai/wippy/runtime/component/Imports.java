package ai.wippy.runtime.component;

/** The host functions that an instance may call, looked up once while it is set up. */
public interface Imports {
  /**
   * A core function for a core module, such as {@code fd_write} of {@code wasi_snapshot_preview1}.
   * Where nothing is provided or granted, the function returned traps when called, with a {@link
   * Trap} that says what to add.
   */
  CoreFunction core(String module, String name, FunctionShape shape);

  /**
   * What stands for a component function that nobody provides or that the entry does not grant: the
   * trap to throw when it is called, of kind PERMISSION_DENIED or UNAVAILABLE, naming the import
   * and the line to add.
   */
  Trap missing(String instance, String function);

  /** A core function that throws what {@link #missing} gives, when it is called. */
  default CoreFunction stub(String instance, String function, FunctionShape shape) {
    return CoreFunction.trapping(shape, () -> missing(instance, function));
  }
}
