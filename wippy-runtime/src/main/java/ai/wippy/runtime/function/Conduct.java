package ai.wippy.runtime.function;

import ai.wippy.registry.EntryId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * How a call is made.
 *
 * @param timeout for all attempts and the waits between them
 * @param retry whether and when it is tried again
 */
record Conduct(Optional<Duration> timeout, Optional<Retry> retry) {
  /**
   * What options mean.
   *
   * @throws ai.wippy.runtime.payload.Failure of kind INVALID if one makes no sense
   */
  static Conduct of(CallOptions options) {
    return new Conduct(options.timeout(), options.retry());
  }

  /**
   * Makes a call.
   *
   * @throws ai.wippy.runtime.payload.Failure as {@link Deadline#run} and {@link Retry#run}
   */
  <T> T run(EntryId id, Supplier<T> attempt) {
    Supplier<T> attempts =
        retry
            .<Supplier<T>>map(each -> () -> each.run(attempt, ThreadLocalRandom.current()))
            .orElse(attempt);
    return timeout.isPresent()
        ? new Deadline(id.toString(), timeout.get(), "option timeout").run(attempts)
        : attempts.get();
  }
}
