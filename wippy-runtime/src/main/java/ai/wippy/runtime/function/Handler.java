package ai.wippy.runtime.function;

import ai.wippy.runtime.payload.Values;
import ai.wippy.runtime.security.Context;

/**
 * What runs when a function is called: one for each function entry, made by its kind. Thread-safe.
 */
@FunctionalInterface
public interface Handler {
  /** Runs one call; see {@link Functions#call}. Interrupting the thread ends it. */
  Object call(Context context, Values values, Object[] args);
}
