package ai.wippy.runtime.service;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import java.util.List;
import java.util.Set;

/** Makes services of the entries of some kinds: {@code process.host}, {@code http.service}. */
public interface ServiceKind {
  /** The kinds of entries that it understands. */
  Set<String> kinds();

  /** The service of an entry, not started. Called once, before the first service starts. */
  Service service(Entry entry);

  /** Services that one requires besides those that its {@code lifecycle} names. */
  default List<EntryId> requires(Entry entry) {
    return List.of();
  }
}
