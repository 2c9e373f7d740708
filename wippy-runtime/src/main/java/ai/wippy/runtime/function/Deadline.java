package ai.wippy.runtime.function;

import ai.wippy.registry.Entry;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Ends a call that takes too long, a loop without a host call included.
 *
 * <p>Translated code ends when its thread is interrupted. The call therefore gets a virtual thread
 * of its own, which is interrupted at the deadline. The caller waits; if it is interrupted, it
 * passes that on. Deadlines nest in the same way.
 *
 * @param name of what is called, for messages
 * @param limit how long a call may take, positive
 * @param setting what says so, for messages
 */
public record Deadline(String name, Duration limit, String setting) {
  /** {@code limits.max_execution_ms} of an entry, if it has one. */
  public static Optional<Deadline> of(Entry entry) {
    long millis = EntryOptions.number(EntryOptions.group(entry, "limits"), "max_execution_ms");
    return millis > 0
        ? Optional.of(
            new Deadline(
                entry.id().toString(), Duration.ofMillis(millis), "limits.max_execution_ms"))
        : Optional.empty();
  }

  /**
   * Runs a call.
   *
   * @throws Failure of kind TIMEOUT if it does not end in time, CANCELED if this thread is
   *     interrupted, whose interrupt status stays set then
   */
  public <T> T run(Supplier<T> call) {
    return OwnThread.start(Thread.ofVirtual(), name, call).await(limit, this::late);
  }

  private Failure late() {
    return new Failure(
        Kind.TIMEOUT,
        "%s did not end within %d ms (%s)".formatted(name, limit.toMillis(), setting));
  }
}
