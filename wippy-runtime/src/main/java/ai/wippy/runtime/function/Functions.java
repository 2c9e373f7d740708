package ai.wippy.runtime.function;

import ai.wippy.registry.EntryId;
import ai.wippy.runtime.payload.Values;
import ai.wippy.runtime.security.Context;

/** The function registry: every function of the application by id, whatever it is written in. */
public interface Functions {
  /**
   * Calls a function and waits for it; call from a virtual thread.
   *
   * @param context what the callee inherits
   * @param values how the caller represents values; {@code args} and the result are such values
   * @return the result; nil for none
   * @throws ai.wippy.runtime.payload.Failure if there is no such function (NOT_FOUND), it is
   *     denied, it fails, its deadline passes (TIMEOUT) or the caller is interrupted (CANCELED)
   */
  default Object call(EntryId id, Context context, Values values, Object... args) {
    return call(id, context, CallOptions.NONE, values, args);
  }

  /**
   * Calls a function and waits for it, as {@link #call(EntryId, Context, Values, Object...)}.
   *
   * @param options how to call it; these win over those of the function's entry
   * @throws ai.wippy.runtime.payload.Failure of kind INVALID too, if an option makes no sense
   */
  Object call(EntryId id, Context context, CallOptions options, Values values, Object... args);

  /**
   * Calls a function for a client that its route has let in: like {@link #call(EntryId, Context,
   * Values, Object...)}, but {@code funcs.call} is not asked for.
   */
  default Object serve(EntryId id, Context context, Values values, Object... args) {
    return call(id, context, values, args);
  }
}
