package ai.wippy.benchmarks;

import ai.wippy.runtime.Wippy;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Calls of an {@code inline} function through the function registry by many at once. The time is
 * from the first call to the last return, divided by all calls, so that a second divided by it is
 * how many calls there are in a second.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(ScalingBenchmark.CALLS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ScalingBenchmark {
  static final int CALLS = 64_000;

  private final Wippy app = Wippy.start();

  /** They share {@link #CALLS} calls. */
  @Param({"1", "2", "4", "16", "64"})
  public int callers;

  /** Callers on platform threads. */
  @Benchmark
  public void platform() throws InterruptedException, ExecutionException {
    call(Thread.ofPlatform().factory());
  }

  /** Callers on virtual threads. */
  @Benchmark
  public void virtual() throws InterruptedException, ExecutionException {
    call(Thread.ofVirtual().factory());
  }

  private void call(ThreadFactory factory) throws InterruptedException, ExecutionException {
    Callable<Object> caller =
        () -> {
          for (int i = 0; i < CALLS / callers; i++) {
            app.call("guest:add", i, 1);
          }
          return "done";
        };
    try (var threads = Executors.newThreadPerTaskExecutor(factory)) {
      var all = IntStream.range(0, callers).mapToObj(i -> threads.submit(caller)).toList();
      for (var one : all) {
        one.get();
      }
    }
  }
}
