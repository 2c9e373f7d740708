package ai.wippy.runtime.component;

import ai.wippy.runtime.payload.Values;

/** An instance of a component. Not thread-safe: one call at a time. */
public interface ComponentInstance extends AutoCloseable {
  /**
   * Calls an exported function with values of a dynamic caller.
   *
   * @param function number in {@link Component#functions()}
   * @param values how the caller represents values
   * @param args exactly one for each parameter, trailing options excepted
   * @return the result in the caller's representation; nil for none. A result type {@code result<T,
   *     E>} gives T
   * @throws ai.wippy.runtime.payload.Failure of kind INVALID if an argument does not fit, naming
   *     its path; of kind UNKNOWN with E as details if the function returns an error
   * @throws Trap if the guest traps; the instance is poisoned then
   */
  Object call(int function, Values values, Object... args);

  /**
   * Whether another caller may use the instance: false while it is in a call, after a trap, and
   * after arguments were refused when some of them already took guest memory, which nobody frees.
   */
  boolean reusable();

  /**
   * Lets the instance take as little of the heap as it can until the next call, which takes some
   * tens of microseconds longer for each megabyte of its memory. Does nothing if it is closed.
   *
   * @throws IllegalStateException if a call is in progress, or has ended in a trap
   */
  void rest();

  /**
   * Closes the instance as soon as no caller holds a resource that its guest defines: at once if
   * none does now, or if a call has ended in a trap.
   *
   * @param then what to do after that
   */
  void closeWhenUnused(Runnable then);

  /** Drops everything the instance holds. Does nothing the second time. */
  @Override
  void close();
}
