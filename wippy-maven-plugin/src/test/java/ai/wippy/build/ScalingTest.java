package ai.wippy.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many callers of a function get as much done as a few. What is compared is the best of several
 * turns, so that other work on the machine, which slows some of them, does not decide; the bound is
 * far from what is measured, so that only callers who hold each other up are found.
 */
@Timeout(300)
class ScalingTest {
  private static final int FEW = 2;
  private static final int MANY = 64;
  private static final int CALLS = MANY * 500;
  private static final int LEAST_TURNS = 3;
  private static final int MOST_TURNS = 20;
  private static final double BOUND = 0.5;

  @Test
  void manyCallersOnPlatformThreads(@TempDir Path target) throws Exception {
    assertThat(scaling(target, Thread.ofPlatform().factory())).isGreaterThan(BOUND);
  }

  @Test
  void manyCallersOnVirtualThreads(@TempDir Path target) throws Exception {
    assertThat(scaling(target, Thread.ofVirtual().factory())).isGreaterThan(BOUND);
  }

  /** What the tests above rely on. */
  @Test
  void callersWhoHoldEachOtherUpAreFound() throws Exception {
    var callers = new AtomicInteger();
    var counted = ThreadLocal.withInitial(callers::incrementAndGet);
    IntConsumer slower =
        call -> {
          counted.get();
          for (int i = 0; i < 20 * callers.get(); i++) {
            Thread.onSpinWait();
          }
        };

    double few = rate(FEW, Thread.ofPlatform().factory(), slower);
    double many = rate(MANY, Thread.ofPlatform().factory(), slower);

    assertThat(many / few).isLessThan(BOUND);
  }

  private static double scaling(Path target, ThreadFactory threads) throws Exception {
    try (BuiltApp app = BuiltApp.start("pools", target)) {
      return scaling(threads, call -> app.call("app:count-inline"));
    }
  }

  /** How much of what a few callers get done many do; more turns if it looks bad. */
  private static double scaling(ThreadFactory threads, IntConsumer call) throws Exception {
    double few = 0;
    double many = 0;
    for (int turn = 0; turn < MOST_TURNS && (turn < LEAST_TURNS || many <= few * BOUND); turn++) {
      few = Math.max(few, rate(FEW, threads, call));
      many = Math.max(many, rate(MANY, threads, call));
    }
    return many / few;
  }

  /** Calls in a nanosecond, from when all callers are there to the last return. */
  private static double rate(int callers, ThreadFactory factory, IntConsumer call)
      throws Exception {
    var start = new CountDownLatch(1);
    try (var threads = Executors.newThreadPerTaskExecutor(factory)) {
      var all = new ArrayList<Future<?>>();
      for (int i = 0; i < callers; i++) {
        all.add(
            threads.submit(() -> {
              start.await();
              for (int n = 0; n < CALLS / callers; n++) {
                call.accept(n);
              }
              return null;
            }));
      }
      long before = System.nanoTime();
      start.countDown();
      for (Future<?> one : all) {
        one.get();
      }
      return (double) CALLS / (System.nanoTime() - before);
    }
  }
}
