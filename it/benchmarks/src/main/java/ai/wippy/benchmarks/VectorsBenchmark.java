package ai.wippy.benchmarks;

import ai.wippy.runtime.component.CoreFunction;
import ai.wippy.runtime.component.CoreInstance;
import java.util.concurrent.TimeUnit;
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

/**
 * What clang makes of one source without vectors and with them: the guest {@code c-simd} among those
 * of the tests.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class VectorsBenchmark {
  /** Which work; the group of the row. */
  @Param({"blend", "equal", "hexadecimal", "correlate", "scramble", "mandelbrot"})
  public String kernel = "";

  private final CoreInstance scalar =
      TranslatedGuest.instance(GuestFiles.read("vectors-scalar.wasm"));
  private final CoreInstance vectors =
      TranslatedGuest.instance(GuestFiles.read("vectors-simd.wasm"));
  private CoreFunction raw = scalar.function("sum");
  private CoreFunction simd = vectors.function("sum");

  /** Finds the work, and makes sure that both do the same. */
  @Setup
  public void find() {
    scalar.function("seed").call(1);
    vectors.function("seed").call(1);
    raw = scalar.function(kernel);
    simd = vectors.function(kernel);
    raw();
    simd();
    if (scalar.function("sum").call()[0] != vectors.function("sum").call()[0]) {
      throw new IllegalStateException("they disagree");
    }
  }

  /** Built without vectors. */
  @Benchmark
  public long[] raw() {
    return raw.call();
  }

  /** Built with {@code -msimd128}. */
  @Benchmark
  public long[] simd() {
    return simd.call();
  }
}
