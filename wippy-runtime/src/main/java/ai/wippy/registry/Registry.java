package ai.wippy.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All entries of an application. Immutable. */
public final class Registry {
  private final Map<EntryId, Entry> entries = new LinkedHashMap<>();
  private final Map<String, List<Entry>> byKind = new HashMap<>();

  /**
   * @param entries in load order: what an entry refers to comes before it
   * @throws IllegalArgumentException if two of them have the same id
   */
  public Registry(List<Entry> entries) {
    for (Entry entry : entries) {
      if (this.entries.put(entry.id(), entry) != null) {
        throw new IllegalArgumentException("two entries with the id " + entry.id());
      }
      byKind.computeIfAbsent(entry.kind(), kind -> new ArrayList<>()).add(entry);
    }
  }

  /** The entry of an id. */
  public Optional<Entry> get(EntryId id) {
    return Optional.ofNullable(entries.get(id));
  }

  /** All entries in load order. */
  public List<Entry> all() {
    return List.copyOf(entries.values());
  }

  /** The entries of a kind in load order. */
  public List<Entry> ofKind(String kind) {
    return List.copyOf(byKind.getOrDefault(kind, List.of()));
  }
}
