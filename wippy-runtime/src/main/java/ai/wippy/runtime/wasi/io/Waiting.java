package ai.wippy.runtime.wasi.io;

import ai.wippy.runtime.component.Trap;
import ai.wippy.runtime.payload.Kind;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A guest's thread that waits: parked, nothing else. */
public final class Waiting {
  /** No limit. */
  public static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE);

  private Waiting() {}

  /**
   * Waits until something is ready.
   *
   * @return false if it is not ready after {@code limit}
   * @throws Trap of kind CANCELED if the thread is interrupted, whose interrupt status stays set
   */
  public static boolean until(Readiness event, Duration limit) {
    long start = System.nanoTime();
    while (!event.ready()) {
      var woken = new CountDownLatch(1);
      try (var _ = event.watch(woken::countDown)) {
        long left = limit.toNanos() - (System.nanoTime() - start);
        if (!woken.await(left, TimeUnit.NANOSECONDS)) {
          return event.ready();
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw new Trap(Kind.CANCELED, "interrupted");
      }
    }
    return true;
  }
}
