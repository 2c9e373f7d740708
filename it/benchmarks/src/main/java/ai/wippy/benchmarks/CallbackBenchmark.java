package ai.wippy.benchmarks;

import com.dylibso.chicory.runtime.ExportFunction;
import com.dylibso.chicory.runtime.HostFunction;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.ValType;
import guest.Callback;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A call of the host, {@code u32 -> u32}, in a loop of the guest. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(CallbackBenchmark.TURNS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class CallbackBenchmark {
  static final int TURNS = 10_000;
  private static final FunctionType TICK =
      FunctionType.of(List.of(ValType.I32), List.of(ValType.I32));

  private final ExportFunction raw =
      GuestFiles.insideOf("callback.wasm")
          .instance(
              new HostFunction(
                  "host", "tick", TICK, (instance, args) -> new long[] {args[0] + 1}))
          .export("run");
  private final Callback typed = Callback.builder().imports(new Ticks()).build();
  private int turns = TURNS;

  /** Makes sure that both do the same. */
  @Setup
  public void agree() {
    if (typed() != raw()[0] || typed() != TURNS) {
      throw new IllegalStateException("the two disagree");
    }
  }

  /** A host function of Chicory. */
  @Benchmark
  public long[] raw() {
    return raw.apply(turns);
  }

  /** The generated interface. */
  @Benchmark
  public long typed() {
    return typed.run(turns);
  }
}
