package ai.wippy.runtime.security;

import java.util.List;

/**
 * What may be done: a set of policies.
 *
 * @param policies in no particular order
 */
public record Scope(List<Policy> policies) {
  /** Copies the list. */
  public Scope {
    policies = List.copyOf(policies);
  }

  /** Deny wins over allow; {@link Decision#UNDEFINED} if no policy applies. */
  public Decision evaluate(Actor actor, String action, String resource) {
    var decision = Decision.UNDEFINED;
    for (Policy policy : policies) {
      switch (policy.evaluate(actor, action, resource)) {
        case DENY -> {
          return Decision.DENY;
        }
        case ALLOW -> decision = Decision.ALLOW;
        case UNDEFINED -> {}
      }
    }
    return decision;
  }
}
