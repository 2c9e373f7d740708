package ai.wippy.runtime.function;

import ai.wippy.runtime.metrics.Latencies;
import ai.wippy.runtime.metrics.Page;
import ai.wippy.runtime.metrics.Page.Label;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** Counts the calls of a function. */
final class CallCounter {
  private final LongAdder begun = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final Latencies ended = new Latencies();

  /** Makes a call. */
  <T> T count(Supplier<T> call) {
    begun.increment();
    long begin = System.nanoTime();
    boolean good = false;
    try {
      T result = call.get();
      good = true;
      return result;
    } finally {
      ended.add(System.nanoTime() - begin);
      if (!good) {
        failed.increment();
      }
    }
  }

  /** Writes down what there is. */
  void measure(Page page, Label function) {
    // In the order in which they are written turned round, so that no difference is negative.
    long failures = failed.sum();
    long ends = ended.count();
    long begins = begun.sum();
    var calls = page.counter("wippy_function_calls_total", "Calls that have ended.");
    calls.add(ends - failures, function, new Label("status", "success"));
    calls.add(failures, function, new Label("status", "error"));
    page.gauge(
            "wippy_function_in_flight",
            "Calls that run or wait; one that runs is an instance of its guest.")
        .add(begins - ends, function);
    ended.measure(
        page,
        "wippy_function_duration_seconds",
        "How long calls took, waiting for a worker included.",
        function);
  }
}
