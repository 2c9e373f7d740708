package ai.wippy.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Runs as JSON: a list of objects with {@code date}, {@code jdk}, {@code os}, {@code processors},
 * {@code load}, {@code selection} and {@code rows}. A row has {@code group}, {@code how}, {@code
 * nanos}, {@code error} (a share), {@code bytes}, and {@code toRaw} and {@code toTyped}, which
 * follow from the others and are not read. What is not known is left out.
 *
 * @param runs one after the other; no group is in two of them
 */
public record Results(List<Run> runs) {
  private static final MathContext RATIO = new MathContext(3);

  /** Copies. */
  public Results {
    runs = List.copyOf(runs);
  }

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException if it is JSON of another shape
   * @throws org.yaml.snakeyaml.error.YAMLException if it is not JSON
   */
  public static Results parse(String json) {
    Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(json);
    return new Results(list(read, "results").stream().map(run -> run(map(run, "a run"))).toList());
  }

  private static Run run(Map<?, ?> run) {
    return new Run(
        text(run, "date"),
        text(run, "jdk"),
        text(run, "os"),
        (int) number(run, "processors").orElseThrow(() -> missing("processors", run)),
        number(run, "load"),
        text(run, "selection"),
        list(run.get("rows"), "rows").stream().map(row -> row(map(row, "a row"))).toList());
  }

  private static Row row(Map<?, ?> row) {
    return new Row(
        text(row, "group"),
        text(row, "how"),
        number(row, "nanos").orElseThrow(() -> missing("nanos", row)),
        number(row, "error"),
        number(row, "bytes"));
  }

  private static List<?> list(@Nullable Object value, String what) {
    if (value instanceof List<?> list) {
      return list;
    }
    throw new IllegalArgumentException(what + " must be a list, not " + value);
  }

  private static Map<?, ?> map(@Nullable Object value, String what) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new IllegalArgumentException(what + " must be an object, not " + value);
  }

  private static String text(Map<?, ?> object, String key) {
    if (object.get(key) instanceof String text) {
      return text;
    }
    throw missing(key, object);
  }

  private static OptionalDouble number(Map<?, ?> object, String key) {
    return switch (object.get(key)) {
      case Number number -> OptionalDouble.of(number.doubleValue());
      case null -> OptionalDouble.empty();
      case Object other ->
          throw new IllegalArgumentException(
              "%s must be a number, not %s: %s".formatted(key, other, object));
    };
  }

  private static IllegalArgumentException missing(String key, Map<?, ?> object) {
    return new IllegalArgumentException("no %s in %s".formatted(key, object));
  }

  /** Their JSON, one row to a line. */
  public String json() {
    return runs.stream()
        .map(Results::json)
        .reduce((a, b) -> a + ",\n" + b)
        .orElse("")
        .transform(all -> "[\n" + all + "\n]\n");
  }

  private static String json(Run run) {
    var members = new ArrayList<String>();
    members.add("    \"date\": " + quoted(run.date()));
    members.add("    \"jdk\": " + quoted(run.jdk()));
    members.add("    \"os\": " + quoted(run.os()));
    members.add("    \"processors\": " + run.processors());
    run.load().ifPresent(load -> members.add("    \"load\": " + plain(load)));
    members.add("    \"selection\": " + quoted(run.selection()));
    List<String> rows = run.rows().stream().map(row -> json(run, row)).toList();
    members.add("    \"rows\": [\n" + String.join(",\n", rows) + "\n    ]");
    return "  {\n" + String.join(",\n", members) + "\n  }";
  }

  private static String json(Run run, Row row) {
    var members = new ArrayList<String>();
    members.add("\"group\": " + quoted(row.group()));
    members.add("\"how\": " + quoted(row.how()));
    members.add("\"nanos\": " + plain(row.nanos()));
    row.error().ifPresent(error -> members.add("\"error\": " + plain(error)));
    row.bytes().ifPresent(bytes -> members.add("\"bytes\": " + plain(bytes)));
    run.ratio(row, Run.RAW).ifPresent(ratio -> members.add("\"toRaw\": " + rounded(ratio)));
    run.ratio(row, Run.TYPED).ifPresent(ratio -> members.add("\"toTyped\": " + rounded(ratio)));
    return "      {" + String.join(", ", members) + "}";
  }

  private static String rounded(double ratio) {
    return plain(new BigDecimal(ratio).round(RATIO).doubleValue());
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  private static String quoted(String text) {
    var json = new StringBuilder("\"");
    text.chars()
        .forEach(c -> {
          if (c == '"' || c == '\\') {
            json.append('\\').append((char) c);
          } else if (c < ' ') {
            json.append("\\u%04x".formatted(c));
          } else {
            json.append((char) c);
          }
        });
    return json.append('"').toString();
  }
}
