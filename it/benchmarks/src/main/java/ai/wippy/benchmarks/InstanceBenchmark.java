package ai.wippy.benchmarks;

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
import peers.guest.Guest;

/** A fresh instance. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class InstanceBenchmark {
  private final RawModule module = GuestFiles.insideOf("people.wasm");

  /** The core module, with Chicory alone. */
  @Benchmark
  public Object raw() {
    return module.instance();
  }

  /** The component, ended at once. */
  @Benchmark
  public Object typed() {
    try (var guest = Guest.create()) {
      return guest;
    }
  }
}
