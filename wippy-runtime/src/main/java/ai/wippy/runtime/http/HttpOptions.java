package ai.wippy.runtime.http;

import ai.wippy.registry.Durations;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Flat options with dotted names, such as {@code cors.max.age}; what the original takes as text may
 * also be written as what it means.
 */
record HttpOptions(Map<?, ?> values) {
  /** The group of an entry, or none. */
  static HttpOptions of(Map<String, Object> data, String group) {
    return new HttpOptions(data.get(group) instanceof Map<?, ?> map ? map : Map.of());
  }

  String text(String name, String otherwise) {
    Object value = values.get(name);
    return value == null ? otherwise : String.valueOf(value).strip();
  }

  boolean flag(String name) {
    return text(name, "false").equals("true");
  }

  /**
   * A whole number that is not negative.
   *
   * @throws IllegalArgumentException if it is none
   */
  long number(String name, long otherwise) {
    String text = text(name, Long.toString(otherwise));
    if (!text.matches("[0-9]{1,15}")) {
      throw new IllegalArgumentException("%s is no whole number: `%s`".formatted(name, text));
    }
    return Long.parseLong(text);
  }

  /** One of some words. */
  String choice(String name, String otherwise, List<String> words) {
    String text = text(name, otherwise);
    if (!words.contains(text)) {
      throw new IllegalArgumentException(
          "%s is one of %s, not `%s`".formatted(name, String.join(", ", words), text));
    }
    return text;
  }

  /**
   * A text such as {@code 1m}, or a number of nanoseconds.
   *
   * @throws IllegalArgumentException if it is neither
   */
  Duration duration(String name, Duration otherwise) {
    return switch (values.get(name)) {
      case Long nanos -> Duration.ofNanos(nanos);
      case null -> otherwise;
      case Object text -> {
        try {
          yield Durations.parse(text.toString());
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException("%s: %s".formatted(name, e.getMessage()), e);
        }
      }
    };
  }

  /** The words of a list, or of a text with commas. */
  List<String> words(String name, String otherwise) {
    var words =
        values.get(name) instanceof List<?> list
            ? list.stream().map(String::valueOf)
            : Arrays.stream(text(name, otherwise).split(","));
    return words.map(String::strip).filter(word -> !word.isEmpty()).toList();
  }
}
