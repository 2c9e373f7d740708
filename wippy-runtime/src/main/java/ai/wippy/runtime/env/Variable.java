package ai.wippy.runtime.env;

import ai.wippy.registry.EntryId;
import java.util.Optional;

/**
 * A variable.
 *
 * @param id its entry
 * @param key under which the storage keeps it: its public name, or the id if it has none
 * @param storage that keeps it
 * @param standard the value if none is stored
 * @param readOnly whether it cannot be set
 */
record Variable(
    EntryId id, String key, Storage storage, Optional<String> standard, boolean readOnly) {
  /** The stored value; an empty one counts as none. */
  Optional<String> stored() {
    return storage.get(key).filter(value -> !value.isEmpty());
  }
}
