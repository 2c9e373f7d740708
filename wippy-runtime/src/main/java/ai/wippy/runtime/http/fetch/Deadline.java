package ai.wippy.runtime.http.fetch;

import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.time.Duration;

/**
 * When a request must be over.
 *
 * @param nanos after its begin
 */
record Deadline(long begin, long nanos) {
  /**
   * What is left, but no more than {@code most}.
   *
   * @throws Failure of kind TIMEOUT if nothing is
   */
  Duration left(Duration most) {
    long left = nanos - (System.nanoTime() - begin);
    if (left <= 0) {
      throw over();
    }
    return left < most.toNanos() ? Duration.ofNanos(left) : most;
  }

  Failure over() {
    return new Failure(Kind.TIMEOUT, "the request took too long (timeout)");
  }
}
