package ai.wippy.report;

import java.util.List;
import java.util.Locale;

/** The sentence that the README has about the results. */
public record Ratios(Results results) {
  @Override
  public String toString() {
    List<String> ratios =
        results.runs().stream()
            .flatMap(run ->
                run.rows().stream()
                    .filter(row -> row.how().equals(Run.TYPED))
                    .flatMap(row ->
                        run.ratio(row, Run.RAW).stream()
                            .mapToObj(ratio ->
                                String.format(Locale.ROOT, "%.2f (`%s`)", ratio, row.group()))))
            .toList();
    return wrapped(
        "How long the generated Java methods take, in times of the row `raw` beside them, which is Chicory alone, values"
            + " marshalled by hand (in `transfer` a plain copy): "
            + String.join(", ", ratios)
            + ".");
  }

  /** Lines of up to 120 characters. */
  private static String wrapped(String text) {
    return text.replaceAll("(.{1,120})( |$)", "$1\n").strip();
  }
}
