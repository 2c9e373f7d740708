package ai.wippy.benchmarks;

import com.dylibso.chicory.runtime.ExportFunction;
import guest.Add;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** {@code (u32, u32) -> u32}, of an instance that is kept. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class AddBenchmark {
  private final ExportFunction raw = GuestFiles.text("add.wat").instance().export("add");
  private final Add typed = Add.create();
  private int left = 3;
  private int right = 4;

  /** Makes sure that both do the same. */
  @Setup
  public void agree() {
    if (typed() != raw()[0]) {
      throw new IllegalStateException("the two disagree");
    }
  }

  /** Chicory alone. */
  @Benchmark
  public long[] raw() {
    return raw.apply(left, right);
  }

  /** The generated method. */
  @Benchmark
  public long typed() {
    return typed.add(left, right);
  }
}
