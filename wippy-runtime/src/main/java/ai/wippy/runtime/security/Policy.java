package ai.wippy.runtime.security;

import ai.wippy.registry.EntryId;
import java.util.List;

/**
 * A rule.
 *
 * <p>Actions and resources are patterns: the exact text, {@code *} for all, or a prefix followed by
 * {@code *}. {@code prefix.*} matches whatever starts with {@code prefix}, with a dot after it or
 * without.
 *
 * @param id its entry
 * @param effect what it says if it applies
 * @param actions patterns, one of which must match
 * @param resources patterns, one of which must match
 */
public record Policy(EntryId id, Decision effect, List<String> actions, List<String> resources) {
  /** Copies the lists. */
  public Policy {
    actions = List.copyOf(actions);
    resources = List.copyOf(resources);
  }

  /** Its effect if it applies, else {@link Decision#UNDEFINED}. */
  public Decision evaluate(Actor actor, String action, String resource) {
    return matches(actions, action) && matches(resources, resource) ? effect : Decision.UNDEFINED;
  }

  private static boolean matches(List<String> patterns, String text) {
    return patterns.stream().anyMatch(pattern -> matches(pattern, text));
  }

  private static boolean matches(String pattern, String text) {
    if (!pattern.endsWith("*")) {
      return pattern.equals(text);
    }
    int end = pattern.endsWith(".*") ? pattern.length() - 2 : pattern.length() - 1;
    return text.startsWith(pattern.substring(0, end));
  }
}
