package ai.wippy.runtime.function;

import ai.wippy.registry.Entry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Groups of settings that an entry may hold in one of three places; the build refuses two of them.
 */
public final class EntryOptions {
  private EntryOptions() {}

  /** {@code NAME}, {@code options.NAME} or {@code meta.options.NAME}; empty if there is none. */
  public static Map<?, ?> group(Entry entry, String name) {
    return places(entry)
        .filter(place -> place.containsKey(name))
        .findFirst()
        .<Map<?, ?>>map(place -> map(place, name))
        .orElse(Map.of());
  }

  /** A whole number, 0 if it is not set. */
  public static long number(Map<?, ?> group, String name) {
    return group.get(name) instanceof Long number ? number : 0;
  }

  /** A text {@code NAME} in one of these places; empty if there is none. */
  static Optional<String> text(Entry entry, String name) {
    return places(entry)
        .flatMap(place -> place.get(name) instanceof String text ? Stream.of(text) : Stream.empty())
        .findFirst();
  }

  private static Stream<Map<?, ?>> places(Entry entry) {
    return Stream.of(entry.data(), map(entry.data(), "options"), map(entry.meta(), "options"));
  }

  /**
   * How calls of an entry are to be made unless the caller says otherwise: {@code meta.options}.
   */
  public static CallOptions ofCalls(Entry entry) {
    var options = new LinkedHashMap<String, Object>();
    map(entry.meta(), "options").forEach((name, value) -> options.put(name.toString(), value));
    return new CallOptions(options);
  }

  private static Map<?, ?> map(Map<?, ?> outer, String name) {
    return outer.get(name) instanceof Map<?, ?> inner ? inner : Map.of();
  }
}
