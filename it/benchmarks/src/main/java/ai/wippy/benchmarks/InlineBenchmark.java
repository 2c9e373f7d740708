package ai.wippy.benchmarks;

import ai.wippy.runtime.Wippy;
import guest.Add;
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

/** {@code (u32, u32) -> u32} with a fresh instance for each call. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class InlineBenchmark {
  private static final int TIMES = 1000;

  private final RawModule module = GuestFiles.text("add.wat");
  private final Wippy app = Wippy.start();
  private int left = 3;
  private int right = 4;

  /** Chicory alone. */
  @Benchmark
  public long[] raw() {
    return module.instance().export("add").apply(left, right);
  }

  /** The generated method. */
  @Benchmark
  public long typed() {
    try (var add = Add.create()) {
      return add.add(left, right);
    }
  }

  /** Numbers of Java, through the function registry. */
  @Benchmark
  public @Nullable Object dynamic() {
    return app.call("guest:add", left, right);
  }

  /** {@code funcs.call} of an {@code inline} function, in a loop of Lua. */
  @Benchmark
  @OperationsPerInvocation(TIMES)
  public @Nullable Object lua() {
    return app.call("guest:loop_add", TIMES);
  }

  /** A Lua function that does nothing, in a state of its own. */
  @Benchmark
  public @Nullable Object luaState() {
    return app.call("guest:nothing");
  }
}
