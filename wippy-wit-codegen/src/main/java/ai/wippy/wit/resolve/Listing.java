package ai.wippy.wit.resolve;

import java.util.List;
import java.util.stream.Collectors;

/** Names in a message. */
final class Listing {
  private static final int LONGEST = 12;

  private Listing() {}

  /** The first few names, each in backticks. */
  static String of(List<String> names) {
    String shown =
        names.stream().limit(LONGEST).map("`%s`"::formatted).collect(Collectors.joining(", "));
    return names.size() > LONGEST
        ? "%s and %d more".formatted(shown, names.size() - LONGEST)
        : shown;
  }
}
