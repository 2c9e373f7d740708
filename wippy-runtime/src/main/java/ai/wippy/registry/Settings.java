package ai.wippy.registry;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The settings of an application: the content of {@code .wippy.yaml} with dotted keys, such as
 * {@code security.strict_mode}. Values are as in {@link Entry}, without maps.
 */
public record Settings(Map<String, Object> values) {
  /** No settings: defaults everywhere. */
  public static final Settings NONE = new Settings(Map.of());

  /** Copies the map, sorted. */
  public Settings {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  /** A text, or {@code otherwise} if it is not set. */
  public String text(String key, String otherwise) {
    return values.get(key) instanceof String text ? text : otherwise;
  }

  /** A truth value, or {@code otherwise} if it is not set. */
  public boolean flag(String key, boolean otherwise) {
    return values.get(key) instanceof Boolean flag ? flag : otherwise;
  }

  /** A whole number, or {@code otherwise} if it is not set. */
  public long number(String key, long otherwise) {
    return values.get(key) instanceof Long number ? number : otherwise;
  }

  /**
   * A duration, written as {@code 1m30s} or as a number of nanoseconds; {@code otherwise} if it is
   * not set.
   *
   * @throws IllegalArgumentException if it is a text that is no duration; the build lets none pass
   */
  public Duration duration(String key, Duration otherwise) {
    return switch (values.get(key)) {
      case String text -> Durations.parse(text);
      case Long nanos -> Duration.ofNanos(nanos);
      case null, default -> otherwise;
    };
  }
}
