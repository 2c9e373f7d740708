package ai.wippy.report;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A run as text, each row with its ratio to the rows {@code raw} and {@code typed} of its group.
 */
public record Table(Run run) {
  private static final String LINE = "| %-12s | %-10s | %10s | %6s | %11s | %6s | %7s |\n";

  @Override
  public String toString() {
    var text = new StringBuilder(run.circumstances()).append("\n\n");
    text.append(LINE.formatted("what", "how", "time", "±", "bytes", "/ raw", "/ typed"));
    text.append("|---|---|---:|---:|---:|---:|---:|\n");
    run.rows().forEach(row -> text.append(line(row)));
    return text.toString();
  }

  private String line(Row row) {
    return LINE.formatted(
        row.group(),
        row.how(),
        row.time(),
        text("%.0f %%", row.error(), 100),
        text("%,.0f B", row.bytes(), 1),
        text("%.2f", run.ratio(row, Run.RAW), 1),
        text("%.2f", run.ratio(row, Run.TYPED), 1));
  }

  private static String text(String format, OptionalDouble number, double factor) {
    return number.isEmpty()
        ? ""
        : String.format(Locale.ROOT, format, number.getAsDouble() * factor);
  }
}
