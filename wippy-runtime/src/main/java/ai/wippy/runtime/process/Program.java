package ai.wippy.runtime.process;

import ai.wippy.runtime.payload.Values;
import java.util.List;

/** What the processes of an entry run. Thread-safe: many may run at a time. */
public interface Program {
  /**
   * Runs one process to its end, on the virtual thread of that process. Interrupting the thread
   * ends it.
   *
   * @param process the process that runs
   * @param values how whoever started it represents values; {@code args} and the result are such
   *     values
   * @return its result; nil for none
   * @throws ai.wippy.runtime.payload.Failure if it fails
   * @throws Exit if it ends itself with an exit code
   */
  Object run(ProcessFrame process, Values values, Object... args);

  /**
   * The arguments that words of a command line mean.
   *
   * @throws ai.wippy.runtime.payload.Failure of kind INVALID with a usage line, if they do not fit
   */
  default Object[] arguments(Values values, List<String> words) {
    return words.stream().map(values::ofText).toArray();
  }

  /**
   * Whether it waits only through the {@link Process#channels channels} of its process, where its
   * host sees it, and can hear of events. One that does not is ended when it is asked to end, and
   * does not count among those that a host runs at a time.
   */
  default boolean cooperates() {
    return false;
  }

  /** Whether a terminal prints a text that is its result. */
  default boolean printsText() {
    return false;
  }
}
