package ai.wippy.registry;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An entry of the registry.
 *
 * <p>Values in {@code meta} and {@code data} are maps with string keys, lists, strings, {@link
 * Long}, {@link Double} and {@link Boolean}; a null in the source is left out.
 *
 * @param id its id
 * @param kind dotted, such as {@code function.wasm}
 * @param meta free data about it
 * @param data its configuration
 * @param built what the build resolved for it, by the names in {@link Built}
 */
public record Entry(
    EntryId id,
    String kind,
    Map<String, Object> meta,
    Map<String, Object> data,
    Map<String, String> built) {
  /** Copies the maps, keeping their order. */
  public Entry {
    meta = Collections.unmodifiableMap(new LinkedHashMap<>(meta));
    data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    built = Collections.unmodifiableMap(new LinkedHashMap<>(built));
  }
}
