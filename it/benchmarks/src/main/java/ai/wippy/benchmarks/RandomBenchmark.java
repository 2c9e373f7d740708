package ai.wippy.benchmarks;

import ai.wippy.runtime.wasi.random.Randomness;
import java.security.SecureRandom;
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

/** 64 KB of random bytes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RandomBenchmark {
  private static final int SIZE = 64 << 10;

  private final SecureRandom random = new SecureRandom();
  private final Randomness wasi = new Randomness(random);

  /** The JDK's. */
  @Benchmark
  public byte[] raw() {
    byte[] bytes = new byte[SIZE];
    random.nextBytes(bytes);
    return bytes;
  }

  /** {@code get-random-bytes}. */
  @Benchmark
  public byte[] secure() {
    return wasi.getRandomBytes(SIZE);
  }

  /** {@code get-insecure-random-bytes}. */
  @Benchmark
  public byte[] insecure() {
    return wasi.getInsecureRandomBytes(SIZE);
  }
}
