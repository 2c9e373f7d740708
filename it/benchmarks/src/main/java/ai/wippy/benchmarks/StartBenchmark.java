package ai.wippy.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** From the start of a process to the first line that it prints. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@Fork(1)
@Warmup(iterations = 2)
@Measurement(iterations = 11)
public class StartBenchmark {
  private static final Path CACHE = Demo.target().resolve("app-app.aot");

  private @Nullable Process process;

  /** Java alone. */
  @Benchmark
  public String raw() throws IOException {
    return firstLine("-cp", System.getProperty("java.class.path"), Nothing.class.getName());
  }

  /** The application jar of the demo, asked from Lua. */
  @Benchmark
  public String lua() throws IOException {
    return firstLine("-jar", Demo.target().resolve("app-app.jar").toString(), "run", "answer");
  }

  /** The same with an AOT cache of the JVM, as the goal {@code aot-cache} makes it. */
  @Benchmark
  public String cached() throws IOException {
    return firstLine(
        "-XX:AOTCache=" + CACHE,
        "-XX:AOTMode=on",
        "-jar",
        Demo.target().resolve("app-app.jar").toString(),
        "run",
        "answer");
  }

  /** Makes the cache, in a run whose answer nobody reads. */
  @Setup(Level.Trial)
  public void train() throws IOException, InterruptedException {
    firstLine(
        "-XX:AOTCacheOutput=" + CACHE,
        "-Xlog:aot*=error",
        "-jar",
        Demo.target().resolve("app-app.jar").toString(),
        "run",
        "answer");
    Objects.requireNonNull(process).inputReader().transferTo(Writer.nullWriter());
    end();
  }

  private String firstLine(String... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(arguments));
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String line = new BufferedReader(process.inputReader()).readLine();
    if (line == null) {
      throw new IllegalStateException("no answer from " + command);
    }
    return line;
  }

  /** What comes after the first line is not measured. */
  @TearDown(Level.Invocation)
  public void end() throws IOException, InterruptedException {
    if (process != null) {
      process.inputReader().close();
      process.waitFor();
    }
  }
}
