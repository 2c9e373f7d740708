package ai.wippy.wit.resolve;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names in a message. */
final class Listing {
  private static final int LONGEST = 12;

  private Listing() {}

  /** What needs the next, and the last of which needs the first. */
  static String circle(List<?> cycle) {
    Stream<?> shown =
        cycle.size() > LONGEST
            ? Stream.concat(cycle.stream().limit(LONGEST), Stream.of("…", cycle.getFirst()))
            : Stream.concat(cycle.stream(), Stream.of(cycle.getFirst()));
    return shown.map("`%s`"::formatted).collect(Collectors.joining(" → "));
  }

  /** The first few names, each in backticks. */
  static String of(List<String> names) {
    String shown =
        names.stream().limit(LONGEST).map("`%s`"::formatted).collect(Collectors.joining(", "));
    return names.size() > LONGEST
        ? "%s and %d more".formatted(shown, names.size() - LONGEST)
        : shown;
  }
}
