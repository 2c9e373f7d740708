package ai.wippy.wit.syntax;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * A semantic version (Semantic Versioning 2.0.0), ordered by precedence. Build metadata takes no
 * part in the order.
 *
 * @param numbers major, minor and patch
 * @param preRelease identifiers after {@code -}; empty for a release
 */
public record SemanticVersion(List<BigInteger> numbers, List<String> preRelease)
    implements Comparable<SemanticVersion> {
  private static final int LONGEST = 256;

  /** Copies the lists. */
  public SemanticVersion {
    numbers = List.copyOf(numbers);
    preRelease = List.copyOf(preRelease);
  }

  /** The version that a text spells, if it spells one and takes at most 256 characters to do so. */
  public static Optional<SemanticVersion> of(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    int plus = text.indexOf('+');
    String head = plus < 0 ? text : text.substring(0, plus);
    int dash = head.indexOf('-');
    List<String> numbers = parts(dash < 0 ? head : head.substring(0, dash));
    List<String> pre = dash < 0 ? List.of() : parts(head.substring(dash + 1));
    List<String> build = plus < 0 ? List.of() : parts(text.substring(plus + 1));
    boolean valid =
        numbers.size() == 3
            && numbers.stream().allMatch(n -> isNumber(n) && !isPadded(n))
            && pre.stream().allMatch(p -> isIdentifier(p) && !(isNumber(p) && isPadded(p)))
            && build.stream().allMatch(SemanticVersion::isIdentifier);
    return valid
        ? Optional.of(new SemanticVersion(numbers.stream().map(BigInteger::new).toList(), pre))
        : Optional.empty();
  }

  private static List<String> parts(String text) {
    return List.of(text.split("\\.", -1));
  }

  private static boolean isNumber(String part) {
    return !part.isEmpty() && part.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isPadded(String number) {
    return number.length() > 1 && number.startsWith("0");
  }

  private static boolean isIdentifier(String part) {
    return !part.isEmpty()
        && part.chars()
            .allMatch(c ->
                c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '-');
  }

  @Override
  public int compareTo(SemanticVersion other) {
    for (int i = 0; i < numbers.size(); i++) {
      int order = numbers.get(i).compareTo(other.numbers.get(i));
      if (order != 0) {
        return order;
      }
    }
    if (preRelease.isEmpty() || other.preRelease.isEmpty()) {
      return Boolean.compare(preRelease.isEmpty(), other.preRelease.isEmpty());
    }
    for (int i = 0; i < Math.min(preRelease.size(), other.preRelease.size()); i++) {
      int order = compareIdentifiers(preRelease.get(i), other.preRelease.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(preRelease.size(), other.preRelease.size());
  }

  private static int compareIdentifiers(String a, String b) {
    if (isNumber(a) && isNumber(b)) {
      return new BigInteger(a).compareTo(new BigInteger(b));
    }
    return isNumber(a) ? -1 : isNumber(b) ? 1 : a.compareTo(b);
  }
}
