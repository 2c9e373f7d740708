package ai.wippy.benchmarks;

import ai.wippy.build.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the plugin adds to a build of the demo, in a process that has built nothing before. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@Fork(5)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class BuildBenchmark {
  private Path folder;

  /** Builds in another process, so that this one stays as fresh as Maven's. */
  @Setup
  public void buildElsewhere() throws IOException, InterruptedException {
    folder = Files.createTempDirectory("benchmark");
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Ddemo=" + System.getProperty("demo"),
            "-cp",
            System.getProperty("java.class.path"),
            Demo.class.getName(),
            folder.resolve("built").toString());
    if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
      throw new IllegalStateException("the build failed");
    }
  }

  /** Everything is new. */
  @Benchmark
  public List<Outcome> cold() throws IOException {
    return expect(Outcome.Written.class, Demo.build(folder.resolve("cold")));
  }

  /** Nothing changed. */
  @Benchmark
  public List<Outcome> upToDate() throws IOException {
    return expect(Outcome.UpToDate.class, Demo.build(folder.resolve("built")));
  }

  private static List<Outcome> expect(Class<? extends Outcome> type, List<Outcome> outcomes) {
    if (!outcomes.stream().allMatch(type::isInstance)) {
      throw new IllegalStateException("expected %s, got %s".formatted(type, outcomes));
    }
    return outcomes;
  }
}
