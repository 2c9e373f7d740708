package ai.wippy.runtime.security;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * As whom something runs, as an entry says it: {@code lifecycle.security} of a service and the
 * like. {@link Policies#apply} makes a context of it.
 *
 * @param actor who acts; empty for whoever acted before
 * @param groups ids of named scopes
 * @param policies ids of single policies
 */
public record Identity(Optional<Actor> actor, List<EntryId> groups, List<EntryId> policies) {
  /** Copies the lists. */
  public Identity {
    groups = List.copyOf(groups);
    policies = List.copyOf(policies);
  }

  /** The identity of a service: {@code lifecycle.security} of its entry. */
  public static Identity ofService(Entry entry) {
    return of(entry, map(entry.data(), "lifecycle"));
  }

  /** The identity of a command: {@code meta.command.security} of its entry. */
  public static Identity ofCommand(Entry entry) {
    return of(entry, map(entry.meta(), "command"));
  }

  /**
   * The identity that a part of an entry gives.
   *
   * @param outer what holds {@code security}, a map with {@code actor}, {@code groups} and {@code
   *     policies}; ids without a namespace are in that of the entry
   */
  public static Identity of(Entry entry, Map<?, ?> outer) {
    var security = map(outer, "security");
    var actor = map(security, "actor");
    return new Identity(
        actor.get("id") instanceof Object id
            ? Optional.of(new Actor(id.toString(), named(map(actor, "meta"))))
            : Optional.empty(),
        ids(entry, security.get("groups")),
        ids(entry, security.get("policies")));
  }

  private static Map<?, ?> map(Map<?, ?> outer, String name) {
    return outer.get(name) instanceof Map<?, ?> inner ? inner : Map.of();
  }

  private static Map<String, Object> named(Map<?, ?> map) {
    var named = new LinkedHashMap<String, Object>();
    map.forEach((name, value) -> named.put(name.toString(), value));
    return named;
  }

  private static List<EntryId> ids(Entry entry, @Nullable Object list) {
    return list instanceof List<?> names
        ? names.stream().map(name -> PolicyReader.id(entry, name)).toList()
        : List.of();
  }
}
