package ai.wippy.runtime.function;

import ai.wippy.registry.EntryId;
import java.util.Collection;
import java.util.Comparator;

/** Finds what a misspelt id was probably meant to be. */
final class NearestId {
  private NearestId() {}

  /** {@code ; did you mean ns:name?}, or nothing if no id is near. */
  static String question(EntryId wrong, Collection<EntryId> known) {
    record Candidate(EntryId id, int distance) {}
    String text = wrong.toString();
    int limit = Math.clamp(wrong.name().length() / 3, 1, 3);
    return known.stream()
        .sorted()
        .map(id ->
            new Candidate(id, id.name().equals(wrong.name()) ? 0 : distance(text, id.toString())))
        .filter(candidate -> candidate.distance <= limit)
        .min(Comparator.comparingInt(Candidate::distance))
        .map(candidate -> "; did you mean %s?".formatted(candidate.id))
        .orElse("");
  }

  /** Number of letters to insert, delete or replace. */
  private static int distance(String a, String b) {
    int[] costs = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      costs[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = costs[0];
      costs[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = costs[j];
        costs[j] = Math.min(replace, 1 + Math.min(costs[j], costs[j - 1]));
      }
    }
    return costs[b.length()];
  }
}
