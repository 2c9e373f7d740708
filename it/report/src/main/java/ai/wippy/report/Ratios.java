package ai.wippy.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

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
    return ratios.stream()
        .collect(
            Collectors.joining(
                ", ",
                "How long the generated Java methods take, in times of the same work with Chicory alone\n"
                    + "and values marshalled by hand: ",
                "."));
  }
}
