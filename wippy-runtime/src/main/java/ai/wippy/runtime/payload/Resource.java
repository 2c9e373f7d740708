package ai.wippy.runtime.payload;

/**
 * A resource of a guest in the hands of a dynamic caller: the handle behind a {@link
 * Values.Shape#HANDLE} whose methods can be called by name.
 */
public interface Resource extends AutoCloseable {
  /** What WIT calls its type: {@code counter}. */
  String name();

  /** Whether it has a method of this name, in kebab case. */
  boolean hasMethod(String method);

  /**
   * Calls a method.
   *
   * @param values how the caller represents values
   * @param args the resource itself, then one for each parameter
   * @return the result in the caller's representation, as a function gives it
   * @throws Failure of kind INVALID if an argument does not fit or the resource is gone; of the
   *     trap's kind if the guest traps; of kind UNKNOWN if the method returns an error
   */
  Object call(String method, Values values, Object... args);

  /** Drops it. Does nothing the second time. */
  @Override
  void close();
}
