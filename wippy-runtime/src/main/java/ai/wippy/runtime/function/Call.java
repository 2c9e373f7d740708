package ai.wippy.runtime.function;

import ai.wippy.registry.EntryId;
import ai.wippy.runtime.payload.Values;
import ai.wippy.runtime.security.Context;
import java.util.List;

/**
 * A call that is about to be made.
 *
 * @param id of the function
 * @param context of the caller
 * @param options of the function's entry and of the caller
 * @param values how the caller represents values; {@code args} are such values
 * @param args its arguments
 */
public record Call(
    EntryId id, Context context, CallOptions options, Values values, List<Object> args) {
  /** Copies the list. */
  public Call {
    args = List.copyOf(args);
  }
}
