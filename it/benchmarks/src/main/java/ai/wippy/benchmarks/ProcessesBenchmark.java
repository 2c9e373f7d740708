package ai.wippy.benchmarks;

import ai.wippy.runtime.Wippy;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

/** Messages between Lua processes, and processes from spawn to exit. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class ProcessesBenchmark {
  private static final int TIMES = 10_000;

  private final Wippy app = Wippy.start();

  /** A message and its answer. */
  @Benchmark
  @OperationsPerInvocation(TIMES)
  public @Nullable Object ping() throws Exception {
    return call("guest:processes_ping");
  }

  /** A message that is not waited for. */
  @Benchmark
  @OperationsPerInvocation(TIMES)
  public @Nullable Object stream() throws Exception {
    return call("guest:processes_stream");
  }

  /** A process that does nothing, from its spawn to its exit. */
  @Benchmark
  @OperationsPerInvocation(TIMES)
  public @Nullable Object spawn() throws Exception {
    return call("guest:processes_spawn");
  }

  /** On a virtual thread, as the processes that it talks to. */
  private @Nullable Object call(String id) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<@Nullable Object> result = threads.submit(() -> app.call(id, TIMES));
      return result.get();
    }
  }
}
