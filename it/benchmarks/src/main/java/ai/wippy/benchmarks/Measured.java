package ai.wippy.benchmarks;

import ai.wippy.report.Row;
import java.util.Locale;
import java.util.OptionalDouble;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** What JMH found out about one benchmark. */
record Measured(RunResult run) {
  private static final String ALLOCATED = "gc.alloc.rate.norm";
  private static final double MEDIAN = 50;

  /**
   * As a row. The group is the name of the class or the parameter {@code kernel}; how it is done,
   * that of the method and the parameter {@code callers}.
   */
  Row row() {
    String benchmark = run.getParams().getBenchmark();
    int dot = benchmark.lastIndexOf('.');
    String type = benchmark.substring(benchmark.lastIndexOf('.', dot - 1) + 1, dot);
    String kernel = run.getParams().getParam("kernel");
    String callers = run.getParams().getParam("callers");
    boolean once = run.getParams().getMode() == Mode.SingleShotTime;
    Result<?> time = run.getPrimaryResult();
    double unit = run.getParams().getTimeUnit().toNanos(1);
    return new Row(
        kernel != null ? kernel : type.replaceFirst("Benchmark$", "").toLowerCase(Locale.ROOT),
        benchmark.substring(dot + 1) + (callers == null ? "" : callers),
        unit * (once ? time.getStatistics().getPercentile(MEDIAN) : time.getScore()),
        once ? OptionalDouble.empty() : OptionalDouble.of(time.getScoreError() / time.getScore()),
        bytes(once));
  }

  /** What a benchmark says that it holds; or what it allocated, if it ran often enough. */
  private OptionalDouble bytes(boolean once) {
    Result<?> held = run.getSecondaryResults().get("held");
    if (held != null) {
      return OptionalDouble.of(held.getStatistics().getPercentile(MEDIAN));
    }
    Result<?> allocated = run.getSecondaryResults().get(ALLOCATED);
    return once || allocated == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(allocated.getScore());
  }
}
