package ai.wippy.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Rows as text, each with its ratio to the rows {@code raw} and {@code typed} of its group. */
record Table(List<Row> rows) {
  private static final String LINE = "| %-12s | %-8s | %10s | %6s | %11s | %6s | %7s |%n";

  @Override
  public String toString() {
    var text = new StringBuilder();
    text.append(
        "JDK %s, %s, %s, %d processors%n%n"
            .formatted(
                Runtime.version(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors()));
    text.append(LINE.formatted("what", "how", "time", "±", "allocated", "/ raw", "/ typed"));
    text.append("|---|---|---:|---:|---:|---:|---:|%n".formatted());
    rows.forEach(row -> text.append(line(row)));
    return text.toString();
  }

  private String line(Row row) {
    return LINE.formatted(
        row.group(),
        row.name(),
        time(row.nanos()),
        text("%.0f %%", row.error(), 100),
        text("%,.0f B", row.allocated(), 1),
        ratio(row, "raw"),
        ratio(row, "typed"));
  }

  private String ratio(Row row, String yardstick) {
    return rows.stream()
        .filter(other -> other.group().equals(row.group()) && other.name().equals(yardstick))
        .findFirst()
        .map(other -> text("%.2f", OptionalDouble.of(row.nanos() / other.nanos()), 1))
        .orElse("");
  }

  private static String time(double nanos) {
    String[] units = {"ns", "us", "ms", "s"};
    int unit = 0;
    double left = nanos;
    while (left >= 1000 && unit < units.length - 1) {
      left /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, left < 100 ? "%.1f %s" : "%.0f %s", left, units[unit]);
  }

  private static String text(String format, OptionalDouble number, double factor) {
    return number.isEmpty()
        ? ""
        : String.format(Locale.ROOT, format, number.getAsDouble() * factor);
  }
}
