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
 * @param conditions all of which must hold
 */
public record Policy(
    EntryId id,
    Decision effect,
    List<String> actions,
    List<String> resources,
    List<Condition> conditions) {
  /** Copies the lists. */
  public Policy {
    actions = List.copyOf(actions);
    resources = List.copyOf(resources);
    conditions = List.copyOf(conditions);
  }

  /** A rule without conditions. */
  public Policy(EntryId id, Decision effect, List<String> actions, List<String> resources) {
    this(id, effect, actions, resources, List.of());
  }

  /** Its effect if it applies, else {@link Decision#UNDEFINED}. */
  public Decision evaluate(Request request) {
    boolean applies =
        matches(actions, request.action())
            && matches(resources, request.resource())
            && conditions.stream().allMatch(condition -> condition.holds(request));
    return applies ? effect : Decision.UNDEFINED;
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
