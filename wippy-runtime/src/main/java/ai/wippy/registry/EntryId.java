package ai.wippy.registry;

import java.util.Map;

/**
 * The id of an entry: {@code namespace:name}.
 *
 * @param namespace dotted; empty if a reference left it out
 * @param name may contain dots, but no colon unless the namespace is given
 */
public record EntryId(String namespace, String name) implements Comparable<EntryId> {
  /** Reads an id, split at its first colon; without one the namespace is empty. */
  public static EntryId parse(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? new EntryId("", text)
        : new EntryId(text.substring(0, colon), text.substring(colon + 1));
  }

  /**
   * Reads an id as entries write it: text, or a map with {@code ns} and {@code name}.
   *
   * @param value as in {@link Entry}
   */
  public static EntryId of(Object value) {
    return value instanceof Map<?, ?> map
        ? new EntryId(
            map.get("ns") instanceof String text ? text : "", String.valueOf(map.get("name")))
        : parse(String.valueOf(value));
  }

  @Override
  public int compareTo(EntryId other) {
    int byNamespace = namespace.compareTo(other.namespace);
    return byNamespace != 0 ? byNamespace : name.compareTo(other.name);
  }

  // What the JDK makes for records, written down: it makes it when it is first called, which takes
  // longer than reading a registry.
  @Override
  public boolean equals(Object other) {
    return other instanceof EntryId id && namespace.equals(id.namespace) && name.equals(id.name);
  }

  @Override
  public int hashCode() {
    return 31 * namespace.hashCode() + name.hashCode();
  }

  @Override
  public String toString() {
    return namespace.isEmpty() ? name : namespace + ":" + name;
  }
}
