package ai.wippy.runtime.component;

/**
 * The core functions behind the exports of one component instance, for dynamic callers: numbers are
 * those of {@link Component#functions()}, core values as in {@link CoreFunction.Body#call}.
 */
public interface CoreCalls {
  /** Whether the instance may be entered. */
  InstanceState state();

  /** Where values of a function lie. */
  GuestHeap heap(int function);

  /** Calls a core function. */
  long call(int function, long[] args);

  /** Calls what cleans up after a function; does nothing if there is none. */
  void postReturn(int function, long result);
}
