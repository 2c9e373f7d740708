package ai.wippy.diagnostic;

import java.util.Collection;
import java.util.Optional;

/** Finds what a misspelt word was probably meant to be. */
public final class Suggestion {
  /**
   * Longer words are no words that somebody typed; comparing them takes time that grows with the
   * square.
   */
  private static final int LONGEST = 100;

  private static final int LINE = 80;
  private static final String QUESTION = "; did you mean `%s`?";

  private Suggestion() {}

  /**
   * The candidate nearest to {@code word} by edits, if one is near enough to be worth naming; the
   * first of several.
   */
  public static Optional<String> nearest(String word, Collection<String> candidates) {
    if (word.length() > LONGEST) {
      return Optional.empty();
    }
    int limit = Math.max(1, Math.min(3, word.length() / 3));
    String best = null;
    int bestDistance = limit + 1;
    for (String candidate : candidates) {
      int distance = distance(word, candidate, bestDistance);
      if (distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  /** The sentence part {@code ; did you mean `x`?}, or nothing. */
  public static String didYouMean(String word, Collection<String> candidates) {
    return nearest(word, candidates).map(QUESTION::formatted).orElse("");
  }

  /**
   * What could have been written instead of {@code word}: {@code expected one of a, b; did you mean
   * `b`?}; candidates too many for a line stand below each other.
   */
  public static String instead(String word, Collection<String> candidates) {
    return instead(nearest(word, candidates), candidates);
  }

  /** The same with a candidate that was found to be near in another way. */
  public static String instead(Optional<String> nearest, Collection<String> candidates) {
    if (candidates.size() == 1) {
      return "expected `%s`".formatted(candidates.iterator().next());
    }
    String line = String.join(", ", candidates);
    String question = nearest.map(QUESTION::formatted).orElse("");
    return line.length() <= LINE
        ? "expected one of " + line + question
        : "expected one of these%s\n%s".formatted(question, String.join("\n", candidates));
  }

  /**
   * Damerau-Levenshtein distance of adjacent transpositions; at least {@code enough} when it is.
   */
  private static int distance(String a, String b, int enough) {
    if (Math.abs(a.length() - b.length()) >= enough) {
      return enough;
    }
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int step(int[][] cost, String a, String b, int i, int j) {
    int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best = Math.min(cost[i - 1][j - 1] + same, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
