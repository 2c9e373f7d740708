package ai.wippy.runtime.metrics;

import ai.wippy.runtime.metrics.Page.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** How long things took. Thread-safe. */
public final class Latencies {
  /** Upper bounds, as text for the page, in seconds. */
  private static final List<String> BOUNDS =
      List.of(
          "0.0005", "0.001", "0.0025", "0.005", "0.01", "0.025", "0.05", "0.1", "0.25", "0.5",
          "1.0", "2.5", "5.0", "10.0", "+Inf");

  private static final long[] NANOS =
      BOUNDS.stream()
          .limit(BOUNDS.size() - 1)
          .mapToLong(bound -> Math.round(Double.parseDouble(bound) * 1e9))
          .toArray();

  private final List<LongAdder> counts =
      Stream.generate(LongAdder::new).limit(BOUNDS.size()).toList();
  private final LongAdder sum = new LongAdder();

  /** Adds one that took so many nanoseconds. */
  public void add(long nanos) {
    int at = 0;
    while (at < NANOS.length && nanos > NANOS[at]) {
      at++;
    }
    counts.get(at).increment();
    sum.add(nanos);
  }

  /** How many there are. */
  public long count() {
    return counts.stream().mapToLong(LongAdder::sum).sum();
  }

  /** Writes them down. */
  public void measure(Page page, String name, String help, Label... labels) {
    var family = page.histogram(name, help);
    long total = 0;
    for (int i = 0; i < BOUNDS.size(); i++) {
      total += counts.get(i).sum();
      var bounded = new ArrayList<>(List.of(labels));
      bounded.add(new Label("le", BOUNDS.get(i)));
      family.add("_bucket", Long.toString(total), bounded);
    }
    family.add("_sum", Double.toString(sum.sum() / 1e9), List.of(labels));
    family.add("_count", Long.toString(total), List.of(labels));
  }
}
