package ai.wippy.benchmarks;

import java.util.Locale;
import java.util.OptionalDouble;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * What one benchmark took.
 *
 * @param group what it measures
 * @param name how
 * @param nanos of an operation: the mean, or the median of processes and builds
 * @param error half of the interval in which the mean lies with 99.9 % confidence, as a share of
 *     it; absent for a median
 * @param allocated bytes for each operation; absent where another process does the work
 */
record Row(
    String group, String name, double nanos, OptionalDouble error, OptionalDouble allocated) {
  private static final String ALLOCATED = "gc.alloc.rate.norm";
  private static final double MEDIAN = 50;

  static Row of(RunResult run) {
    String benchmark = run.getParams().getBenchmark();
    int dot = benchmark.lastIndexOf('.');
    String type = benchmark.substring(benchmark.lastIndexOf('.', dot - 1) + 1, dot);
    String kernel = run.getParams().getParam("kernel");
    boolean once = run.getParams().getMode() == Mode.SingleShotTime;
    Result<?> time = run.getPrimaryResult();
    double unit = run.getParams().getTimeUnit().toNanos(1);
    Result<?> allocated = run.getSecondaryResults().get(ALLOCATED);
    return new Row(
        kernel != null ? kernel : type.replaceFirst("Benchmark$", "").toLowerCase(Locale.ROOT),
        benchmark.substring(dot + 1),
        unit * (once ? time.getStatistics().getPercentile(MEDIAN) : time.getScore()),
        once ? OptionalDouble.empty() : OptionalDouble.of(time.getScoreError() / time.getScore()),
        once || allocated == null
            ? OptionalDouble.empty()
            : OptionalDouble.of(allocated.getScore()));
  }
}
