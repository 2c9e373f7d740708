package ai.wippy.runtime.function;

/**
 * Stands between callers and functions: logs, counts, changes what is called or what it gives.
 * Classes of the application that are named in {@code
 * META-INF/services/ai.wippy.runtime.function.Interceptor} see every call that is allowed, the
 * first named outermost. Thread-safe.
 */
@FunctionalInterface
public interface Interceptor {
  /** Goes on with the call. */
  @FunctionalInterface
  interface Next {
    /**
     * Makes a call; more than once if wanted.
     *
     * @throws ai.wippy.runtime.payload.Failure as {@link Functions#call}
     */
    Object call(Call call);
  }

  /**
   * Makes a call, or does not.
   *
   * @return the result, a value of the caller; nil for none
   * @throws ai.wippy.runtime.payload.Failure if the call fails
   */
  Object call(Call call, Next next);
}
