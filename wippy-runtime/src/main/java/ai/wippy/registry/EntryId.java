package ai.wippy.registry;

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

  @Override
  public int compareTo(EntryId other) {
    int byNamespace = namespace.compareTo(other.namespace);
    return byNamespace != 0 ? byNamespace : name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return namespace.isEmpty() ? name : namespace + ":" + name;
  }
}
