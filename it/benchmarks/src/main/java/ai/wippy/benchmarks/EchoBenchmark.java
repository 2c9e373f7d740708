package ai.wippy.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.dylibso.chicory.runtime.ExportFunction;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import guest.Echo;
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

/** {@code string -> string}, of an instance that is kept. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class EchoBenchmark {
  private final Instance instance = GuestFiles.text("echo.wat").instance();
  private final Memory memory = instance.memory();
  private final ExportFunction realloc = instance.export("cabi_realloc");
  private final ExportFunction echo = instance.export("echo");
  private final Echo typed = Echo.create();
  private String text = "The quick brown fox jumps over the lazy dog.";

  /** Makes sure that both do the same. */
  @Setup
  public void agree() {
    if (!typed().equals(text) || !raw().equals(text)) {
      throw new IllegalStateException("the two disagree");
    }
  }

  /** Chicory alone, marshalled by hand. */
  @Benchmark
  public String raw() {
    byte[] bytes = text.getBytes(UTF_8);
    int at = (int) realloc.apply(0, 0, 1, bytes.length)[0];
    memory.write(at, bytes);
    int area = (int) echo.apply(at, bytes.length)[0];
    return new String(memory.readBytes(memory.readInt(area), memory.readInt(area + 4)), UTF_8);
  }

  /** The generated method. */
  @Benchmark
  public String typed() {
    return typed.echo(text);
  }
}
