package ai.wippy.runtime.security;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.registry.Registry;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The policies of an application, and the named scopes that their groups form. Immutable. */
public final class Policies {
  /** The kind of their entries. */
  public static final String KIND = "security.policy";

  private final Map<EntryId, Policy> policies = new LinkedHashMap<>();
  private final Map<EntryId, List<Policy>> groups = new LinkedHashMap<>();

  private Policies(List<Entry> entries) {
    for (Entry entry : entries) {
      var policy = PolicyReader.read(entry);
      policies.put(entry.id(), policy);
      PolicyReader.groups(entry)
          .forEach(group -> groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(policy));
    }
  }

  /**
   * The policies of a registry.
   *
   * @throws Failure of kind INVALID if one of them makes no sense
   */
  public static Policies of(Registry registry) {
    return new Policies(registry.ofKind(KIND));
  }

  /** The policy of an entry. */
  public Optional<Policy> policy(EntryId id) {
    return Optional.ofNullable(policies.get(id));
  }

  /** All policies of a group. */
  public Optional<Scope> group(EntryId id) {
    return Optional.ofNullable(groups.get(id)).map(Scope::new);
  }

  /**
   * The context of what runs with an identity: its actor in place of the one that was there, its
   * policies in addition to those that were there.
   *
   * @param context the caller's; {@link Context#EMPTY} for a service, which nobody calls
   * @throws Failure of kind NOT_FOUND if a group or a policy does not exist; half a scope would be
   *     another one
   */
  public Context apply(Identity identity, Context context) {
    var more = new ArrayList<Policy>();
    for (EntryId id : identity.groups()) {
      more.addAll(group(id).orElseThrow(() -> missing("group", id)).policies());
    }
    for (EntryId id : identity.policies()) {
      more.add(policy(id).orElseThrow(() -> missing("policy", id)));
    }
    var result = context;
    if (identity.actor().isPresent()) {
      result = result.withActor(identity.actor().get());
    }
    return more.isEmpty()
        ? result
        : result.withScope(result.scope().orElse(Scope.EMPTY).with(more));
  }

  private static Failure missing(String what, EntryId id) {
    return new Failure(Kind.NOT_FOUND, "security %s not found: %s".formatted(what, id));
  }
}
