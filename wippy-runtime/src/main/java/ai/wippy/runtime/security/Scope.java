package ai.wippy.runtime.security;

import ai.wippy.registry.EntryId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * What may be done: a set of policies.
 *
 * @param policies in no particular order, each once
 */
public record Scope(List<Policy> policies) {
  /** Without any policy: nothing may be done. */
  public static final Scope EMPTY = new Scope(List.of());

  /** Copies the list; the last policy of an id stays. */
  public Scope {
    var byId = new LinkedHashMap<EntryId, Policy>();
    policies.forEach(policy -> byId.put(policy.id(), policy));
    policies = List.copyOf(byId.values());
  }

  /** Deny wins over allow; {@link Decision#UNDEFINED} if no policy applies. */
  public Decision evaluate(Request request) {
    var decision = Decision.UNDEFINED;
    for (Policy policy : policies) {
      switch (policy.evaluate(request)) {
        case DENY -> {
          return Decision.DENY;
        }
        case ALLOW -> decision = Decision.ALLOW;
        case UNDEFINED -> {}
      }
    }
    return decision;
  }

  /** The same with more policies. */
  public Scope with(List<Policy> more) {
    return new Scope(Stream.concat(policies.stream(), more.stream()).toList());
  }

  /** The same without a policy. */
  public Scope without(EntryId id) {
    return new Scope(policies.stream().filter(policy -> !policy.id().equals(id)).toList());
  }

  /** Whether a policy is one of them. */
  public boolean contains(EntryId id) {
    return policies.stream().anyMatch(policy -> policy.id().equals(id));
  }
}
