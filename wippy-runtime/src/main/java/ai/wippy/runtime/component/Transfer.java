package ai.wippy.runtime.component;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls a function of one component for another one of the same composition (Canonical ABI, {@code
 * canon lower} of a function that was made by {@code canon lift}). Values go from memory to memory,
 * without a form in Java in between. Stateless.
 */
public final class Transfer {
  private static final int MAX_FLAT_PARAMS = 16;
  private static final int MAX_FLAT_RESULTS = 1;
  private static final long[] NOTHING = {};

  private final Sequence params;
  private final boolean spilled;
  private final @Nullable Type result;
  private final boolean area;

  private Transfer(@Nullable Type result, List<Type> params) {
    this.params = Sequence.of(params);
    this.result = result;
    spilled = this.params.flat().length() > MAX_FLAT_PARAMS;
    area = result != null && result.flat().length() > MAX_FLAT_RESULTS;
  }

  /**
   * Of functions of a type.
   *
   * @param result null for none
   */
  public static Transfer of(@Nullable Type result, Type... params) {
    return new Transfer(result, List.of(params));
  }

  /**
   * Calls.
   *
   * @param args core values as {@link CoreFunction.Body} takes them; the address for the result is
   *     the last, if it takes more than one core value
   * @param caller where values of the caller lie
   * @param core functions of the composition
   * @param function number of the callee in there
   * @return core values
   * @throws Trap if a value is not valid or does not lie inside a memory, or if the callee traps
   */
  public long[] call(long[] args, GuestHeap caller, CoreCalls core, int function) {
    GuestHeap callee = core.heap(function);
    long flat = core.call(function, pass(args, caller, callee));
    callee.checkReturned();
    long[] results = result == null ? NOTHING : result(result, flat, args, caller, callee);
    InstanceState state = core.state();
    int before = state.confine();
    core.postReturn(function, flat);
    state.release(before);
    caller.takeBack();
    return results;
  }

  private long[] pass(long[] args, GuestHeap caller, GuestHeap callee) {
    if (spilled) {
      int from = caller.memory().range((int) args[0], params.size(), params.alignment());
      int to = callee.allocate(params.alignment(), params.size());
      params.copy(caller, from, callee, to);
      return new long[] {to};
    }
    long[] slots = new long[params.flat().length()];
    params.pass(caller, args, 0, callee, slots, 0);
    return slots;
  }

  private long[] result(Type type, long flat, long[] args, GuestHeap caller, GuestHeap callee) {
    if (area) {
      int from = callee.memory().range((int) flat, type.size(), type.alignment());
      int to = caller.memory().range((int) args[args.length - 1], type.size(), type.alignment());
      type.copy(callee, from, caller, to);
      return NOTHING;
    }
    long[] slots = {flat};
    type.pass(callee, slots, 0, caller, slots, 0);
    return slots;
  }
}
