package ai.wippy.runtime.function;

import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;

/** What happened, in its order. */
final class Trail {
  private final ConcurrentLinkedQueue<String> steps = new ConcurrentLinkedQueue<>();

  void add(String step) {
    steps.add(step);
  }

  List<String> steps() {
    return List.copyOf(steps);
  }

  /** Waits for a state that another thread is about to reach. */
  static void await(BooleanSupplier reached) {
    long end = System.nanoTime() + 10_000_000_000L;
    while (!reached.getAsBoolean()) {
      if (System.nanoTime() > end) {
        fail("the state was not reached within 10 s");
      }
      Thread.onSpinWait();
      Thread.yield();
    }
  }
}
