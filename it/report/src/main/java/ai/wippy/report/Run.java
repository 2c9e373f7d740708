package ai.wippy.report;

import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What was measured side by side, so that it may be compared.
 *
 * @param date when, as {@code 2026-11-23}
 * @param jdk its version
 * @param os name and architecture
 * @param processors how many the JVM had
 * @param load how many threads of the machine wanted a processor in the minute before; absent where
 *     nobody knows
 * @param selection which benchmarks, and with which options of JMH; empty for all
 * @param rows what they took
 */
public record Run(
    String date,
    String jdk,
    String os,
    int processors,
    OptionalDouble load,
    String selection,
    List<Row> rows) {
  static final String RAW = "raw";
  static final String TYPED = "typed";

  /** Copies. */
  public Run {
    rows = List.copyOf(rows);
  }

  /** A run of today on this machine, under its load of now, that has not found anything yet. */
  public static Run here(String selection) {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return new Run(
        LocalDate.now(ZoneOffset.UTC).toString(),
        Runtime.version().toString(),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        load < 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.rint(load * 10) / 10),
        selection,
        List.of());
  }

  /** The same with what was found. */
  public Run found(List<Row> found) {
    return new Run(date, jdk, os, processors, load, selection, found);
  }

  /** The time of a row in that of another of its group; absent if there is no such row. */
  OptionalDouble ratio(Row row, String to) {
    return rows.stream()
        .filter(other -> other.group().equals(row.group()) && other.how().equals(to))
        .mapToDouble(other -> row.nanos() / other.nanos())
        .findFirst();
  }

  /** When and where, in words. */
  String circumstances() {
    return "%s, JDK %s, %s, %d processors%s"
        .formatted(date, jdk, os, processors, load.isEmpty() ? "" : ", load " + load.getAsDouble());
  }
}
