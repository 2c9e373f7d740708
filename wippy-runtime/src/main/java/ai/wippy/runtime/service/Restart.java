package ai.wippy.runtime.service;

import java.time.Duration;

/**
 * When a service that has failed is started again.
 *
 * @param initialDelay before the first restart
 * @param maxDelay no pause is longer, jitter apart
 * @param factor by which each pause is longer than the one before, at least 1
 * @param jitter by which share of its length a pause varies at random, 0 to 1
 * @param maxAttempts restarts without a stable run in between; 0 for any number
 */
record Restart(
    Duration initialDelay, Duration maxDelay, double factor, double jitter, long maxAttempts) {
  static final Restart DEFAULT =
      new Restart(Duration.ofSeconds(1), Duration.ofSeconds(90), 2, 0.1, 0);

  /** Whether the restart of that number, from 1, is one too many. */
  boolean exhausted(int attempt) {
    return maxAttempts > 0 && attempt > maxAttempts;
  }

  /**
   * The pause before a restart.
   *
   * @param attempt its number, from 1
   * @param random from 0 to 1
   */
  Duration delay(int attempt, double random) {
    double nanos =
        Math.min(
            initialDelay.toNanos() * Math.pow(factor, attempt - 1.0), (double) maxDelay.toNanos());
    return Duration.ofNanos((long) (nanos * (1 + jitter * (2 * random - 1))));
  }
}
