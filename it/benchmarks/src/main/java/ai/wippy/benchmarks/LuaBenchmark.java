package ai.wippy.benchmarks;

import ai.wippy.runtime.Wippy;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What Lua code costs: one turn of a loop of each kind of work. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class LuaBenchmark {
  private final Wippy app = Wippy.start();

  /** Calls and arithmetic: Fibonacci's 22nd number, the plain way. */
  @Benchmark
  @OperationsPerInvocation(28657)
  public @Nullable Object fib() {
    return app.call("guest:work_fib", 22);
  }

  /** A loop over integers. */
  @Benchmark
  @OperationsPerInvocation(20000)
  public @Nullable Object sum() {
    return app.call("guest:work_sum", 20000);
  }

  /** A loop over floats. */
  @Benchmark
  @OperationsPerInvocation(20000)
  public @Nullable Object floats() {
    return app.call("guest:work_floats", 20000);
  }

  /** A list that is filled and walked. */
  @Benchmark
  @OperationsPerInvocation(10000)
  public @Nullable Object elements() {
    return app.call("guest:work_elements", 10000);
  }

  /** Fields of one table, read and written. */
  @Benchmark
  @OperationsPerInvocation(10000)
  public @Nullable Object fields() {
    return app.call("guest:work_fields", 10000);
  }

  /** Methods of objects that each make another. */
  @Benchmark
  @OperationsPerInvocation(10000)
  public @Nullable Object objects() {
    return app.call("guest:work_objects", 10000);
  }

  /** Functions that are made and called once. */
  @Benchmark
  @OperationsPerInvocation(10000)
  public @Nullable Object closures() {
    return app.call("guest:work_closures", 10000);
  }

  /** Texts that are joined and gathered. */
  @Benchmark
  @OperationsPerInvocation(2000)
  public @Nullable Object texts() {
    return app.call("guest:work_texts", 2000);
  }

  /** Calls with two results. */
  @Benchmark
  @OperationsPerInvocation(10000)
  public @Nullable Object results() {
    return app.call("guest:work_results", 10000);
  }

  /** Errors that are raised and caught. */
  @Benchmark
  @OperationsPerInvocation(1000)
  public @Nullable Object caught() {
    return app.call("guest:work_caught", 1000);
  }

  /** A coroutine that is resumed. */
  @Benchmark
  @OperationsPerInvocation(1000)
  public @Nullable Object resumed() {
    return app.call("guest:work_resumed", 1000);
  }
}
