package ai.wippy.benchmarks;

import guest.Greet;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A fresh instance of a guest in Rust, of 1.1 MB. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class RustBenchmark {
  private final RawModule module = GuestFiles.insideOf("rs.wasm");

  /** The core module, with Chicory alone. */
  @Benchmark
  public Object raw() {
    return module.instance();
  }

  /** The component, ended at once. */
  @Benchmark
  public Object typed() {
    try (var guest = Greet.create()) {
      return guest;
    }
  }
}
