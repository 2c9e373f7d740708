package ai.wippy.runtime.function;

import ai.wippy.registry.Entry;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Groups of settings that an entry may hold in one of three places; the build refuses two of them. */
final class EntryOptions {
  private EntryOptions() {}

  /** {@code NAME}, {@code options.NAME} or {@code meta.options.NAME}; empty if there is none. */
  static Map<?, ?> group(Entry entry, String name) {
    return Stream.of(
            inside(entry.data(), name),
            inside(entry.data().get("options"), name),
            inside(entry.meta().get("options"), name))
        .flatMap(value -> value instanceof Map<?, ?> map ? Stream.of(map) : Stream.empty())
        .findFirst()
        .orElse(Map.of());
  }

  /** A whole number, 0 if it is not set. */
  static long number(Map<?, ?> group, String name) {
    return group.get(name) instanceof Long number ? number : 0;
  }

  private static Object inside(@Nullable Object options, String name) {
    return options instanceof Map<?, ?> map && map.get(name) instanceof Map<?, ?> group ? group : Map.of();
  }
}
