package ai.wippy.benchmarks;

import ai.wippy.runtime.Wippy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * 10,000 sleepers at once, each for three seconds: from the first call to the last return. The log
 * tells how much later than asked for the last one woke, and the heap of one while all sleep.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 2, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class SleepersBenchmark {
  private static final int SLEEPERS = 10_000;
  private static final long NAP = Duration.ofSeconds(3).toNanos();

  private final Wippy app = Wippy.start();

  /** Virtual threads. */
  @Benchmark
  public void raw() throws InterruptedException {
    sleep(() -> {
      long start = System.nanoTime();
      Thread.sleep(Duration.ofNanos(NAP));
      return System.nanoTime() - start;
    });
  }

  /** Guests that wait for {@code monotonic-clock.subscribe-duration}. */
  @Benchmark
  public void guests() throws InterruptedException {
    sleep(() -> (Long) app.call("guest:sleep", NAP));
  }

  /** Guests with 1.1 MB of memory each, who look whether it is as it was when they wake. */
  @Benchmark
  public void largeGuests() throws InterruptedException {
    var seed = new AtomicLong();
    sleep(() -> (Long) app.call("guest:nap", NAP, seed.incrementAndGet()));
  }

  private interface Sleeper {
    long sleep() throws InterruptedException;
  }

  private static void sleep(Sleeper sleeper) throws InterruptedException {
    long before = heap();
    var started = new CountDownLatch(SLEEPERS);
    var longest = new AtomicLong();
    long heap;
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < SLEEPERS; i++) {
        callers.submit(
            () -> {
              started.countDown();
              return longest.accumulateAndGet(sleeper.sleep(), Math::max);
            });
      }
      started.await();
      heap = heap() - before;
    }
    System.out.printf(
        "%nthe last woke %d ms late; %d bytes for each%n",
        (longest.get() - NAP) / 1_000_000, heap / SLEEPERS);
  }

  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
