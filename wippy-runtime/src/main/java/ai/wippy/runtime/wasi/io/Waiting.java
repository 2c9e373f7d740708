package ai.wippy.runtime.wasi.io;

import ai.wippy.runtime.component.Rest;
import ai.wippy.runtime.component.Trap;
import ai.wippy.runtime.payload.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** A guest's thread that waits: parked, its memory at rest if it takes long. */
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
      long left = limit.toNanos() - (System.nanoTime() - start);
      if (left <= 0) {
        return false;
      }
      await(List.of(event), left);
    }
    return true;
  }

  /**
   * Waits until one of several things is ready.
   *
   * @return the places of all that are ready then, in order; at least one
   * @throws Trap of kind CANCELED if the thread is interrupted, whose interrupt status stays set
   */
  static int[] any(List<? extends Readiness> events) {
    while (true) {
      int[] ready = IntStream.range(0, events.size()).filter(i -> events.get(i).ready()).toArray();
      if (ready.length > 0) {
        return ready;
      }
      await(events, Long.MAX_VALUE);
    }
  }

  /** Parks until somebody tells of one of the events, time has made one ready, or time is up. */
  private static void await(List<? extends Readiness> events, long limit) {
    var woken = new CountDownLatch(1);
    var watches = new ArrayList<Watch>(events.size());
    try {
      long nanos = limit;
      for (Readiness event : events) {
        watches.add(event.watch(woken::countDown));
        nanos = Math.min(nanos, event.nanos());
      }
      boolean lonely = woken.getCount() > 0 && watches.stream().allMatch(Watch.NONE::equals);
      var _ = Rest.await(nanos, lonely, time -> woken.await(time, TimeUnit.NANOSECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Trap(Kind.CANCELED, "interrupted");
    } finally {
      watches.forEach(Watch::close);
    }
  }
}
