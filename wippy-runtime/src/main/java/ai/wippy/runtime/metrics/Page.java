package ai.wippy.runtime.metrics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers in the text format of Prometheus: one family of a name after the other, whoever adds to
 * them. One thread at a time.
 */
public final class Page {
  private final Map<String, Family> families = new LinkedHashMap<>();

  /** What grows until the application ends. */
  public Family counter(String name, String help) {
    return family(name, "counter", help);
  }

  /** What goes up and down. */
  public Family gauge(String name, String help) {
    return family(name, "gauge", help);
  }

  /** How many were how large; {@link Latencies} writes them. */
  Family histogram(String name, String help) {
    return family(name, "histogram", help);
  }

  private Family family(String name, String type, String help) {
    return families.computeIfAbsent(name, _ -> new Family(name, type, help));
  }

  /** All numbers of a name, told apart by their labels. */
  public static final class Family {
    private final String name;
    private final StringBuilder text = new StringBuilder();

    private Family(String name, String type, String help) {
      this.name = name;
      text.append("# HELP %s %s\n# TYPE %s %s\n".formatted(name, help, name, type));
    }

    /** Adds a number. */
    public void add(long value, Label... labels) {
      add("", Long.toString(value), List.of(labels));
    }

    void add(String suffix, String value, List<Label> labels) {
      text.append(name).append(suffix);
      String separator = "{";
      for (Label label : labels) {
        text.append(separator).append(label.name()).append("=\"");
        text.append(escaped(label.value())).append('"');
        separator = ",";
      }
      text.append(labels.isEmpty() ? " " : "} ").append(value).append('\n');
    }

    private static String escaped(String value) {
      return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
  }

  /**
   * What tells numbers of a name apart.
   *
   * @param name letters and underscores
   * @param value any text
   */
  public record Label(String name, String value) {}

  @Override
  public String toString() {
    var all = new StringBuilder();
    families.values().forEach(family -> all.append(family.text));
    return all.toString();
  }
}
