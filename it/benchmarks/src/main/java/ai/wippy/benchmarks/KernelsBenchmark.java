package ai.wippy.benchmarks;

import com.dylibso.chicory.runtime.ExportFunction;
import guest.Kernels;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Work that a guest does by itself, most of it on its memory. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class KernelsBenchmark {
  /** Which work; the group of the row. */
  @Param({"sieve", "sort", "hash", "multiply"})
  public String kernel = "";

  private ExportFunction raw = null;
  private DoubleSupplier typed = () -> 0;

  /** Finds the work, and makes sure that both do the same. */
  @Setup
  public void find() {
    raw = GuestFiles.core("kernels.wasm").instance().export(kernel);
    var guest = Kernels.create();
    typed =
        switch (kernel) {
          case "sieve" -> guest::sieve;
          case "sort" -> guest::sort;
          case "hash" -> guest::hash;
          case "multiply" -> guest::multiply;
          default -> throw new IllegalArgumentException("no kernel " + kernel);
        };
    long bits = raw()[0];
    double expected =
        kernel.equals("multiply") ? Double.longBitsToDouble(bits) : Integer.toUnsignedLong((int) bits);
    if (typed() != expected) {
      throw new IllegalStateException("the two disagree");
    }
  }

  /** Chicory alone. */
  @Benchmark
  public long[] raw() {
    return raw.apply();
  }

  /** The generated method. */
  @Benchmark
  public double typed() {
    return typed.getAsDouble();
  }
}
