package ai.wippy.benchmarks;

import guest.Transfer;
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

/** 64 KB of text from one component of a composition to another. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class TransferBenchmark {
  private static final int SIZE = 64 << 10;

  private final byte[] from = new byte[SIZE];
  private final byte[] to = new byte[2 * SIZE];
  private final Transfer typed = Transfer.create();

  /** Makes sure that all of it arrives. */
  @Setup
  public void arrives() {
    if (typed() != SIZE) {
      throw new IllegalStateException("not everything arrives");
    }
  }

  /** A plain copy of the bytes. */
  @Benchmark
  public byte[] raw() {
    System.arraycopy(from, 0, to, 1024, SIZE);
    return to;
  }

  /** A call of the one, which calls the other: text is checked while it is copied. */
  @Benchmark
  public long typed() {
    return typed.give();
  }
}
