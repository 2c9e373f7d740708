package ai.wippy.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.wippy.runtime.Wippy;
import guest.Greet;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** {@code string -> string} of a guest in Rust, with a fresh instance for each call. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class GreetBenchmark {
  private final RawModule module = GuestFiles.insideOf("rs.wasm");
  private final Wippy app = Wippy.start();
  private String name = "Ada";

  /** Makes sure that all do the same. */
  @Setup
  public void agree() {
    if (!typed().equals(raw()) || !typed().equals(dynamic())) {
      throw new IllegalStateException("they disagree");
    }
  }

  /** Chicory alone, marshalled by hand. */
  @Benchmark
  public String raw() {
    var instance = module.instance();
    var memory = instance.memory();
    byte[] bytes = name.getBytes(UTF_8);
    int at = (int) instance.export("cabi_realloc").apply(0, 0, 1, bytes.length)[0];
    memory.write(at, bytes);
    int area = (int) instance.export("greet").apply(at, bytes.length)[0];
    String greeting =
        new String(memory.readBytes(memory.readInt(area), memory.readInt(area + 4)), UTF_8);
    instance.export("cabi_post_greet").apply(area);
    return greeting;
  }

  /** The generated method. */
  @Benchmark
  public String typed() {
    try (var guest = Greet.create()) {
      return guest.greet(name);
    }
  }

  /** Through the function registry. */
  @Benchmark
  public @Nullable Object dynamic() {
    return app.call("guest:greet", name);
  }
}
