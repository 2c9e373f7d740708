package ai.wippy.build.index.schema;

import java.util.List;
import java.util.stream.Collectors;

/** What a value must be. */
public sealed interface Shape {
  /** Anything. */
  record Any() implements Shape {}

  /** A text; empty counts as missing. */
  record Text() implements Shape {}

  /** {@code true} or {@code false}. */
  record Flag() implements Shape {}

  /** A duration such as {@code 10s}, or a whole number of nanoseconds. */
  record Time() implements Shape {}

  /**
   * A whole number.
   *
   * @param least the smallest that is allowed
   * @param tooSmall the problem with a smaller one
   */
  record Whole(long least, String tooSmall) implements Shape {}

  /** A number, whole or not. */
  record Number() implements Shape {}

  /**
   * One of some words.
   *
   * @param problem what another word is, such as {@code invalid pool type}
   */
  record Choice(String problem, List<String> words) implements Shape {}

  /** The id of an entry: text, or a map with {@code ns} and {@code name}. */
  record Id() implements Shape {}

  /** A list. */
  record Each(Shape element) implements Shape {}

  /** A text, or a list of texts. */
  record Texts() implements Shape {}

  /** A map with keys of the author's choice. */
  record Values(Shape value) implements Shape {}

  /**
   * A map with fields.
   *
   * @param strict whether a field that is not listed is an error; otherwise it is one only if it
   *     looks like a slip, and else worth a warning
   */
  record Fields(List<Field> known, boolean strict) implements Shape {
    /** Copies the list. */
    public Fields {
      known = List.copyOf(known);
    }
  }

  /** A map of which only some fields matter here. */
  record Open(List<Field> known) implements Shape {
    /** Copies the list. */
    public Open {
      known = List.copyOf(known);
    }
  }

  /** A field of a map. */
  record Field(String name, Shape shape, boolean required) {}

  /** What the value must be, for messages. */
  default String describe() {
    return switch (this) {
      case Any _ -> "a value";
      case Text _ -> "text";
      case Flag _ -> "true or false";
      case Time _ -> "a duration such as 10s";
      case Whole(long least, String _) -> "a whole number, at least " + least;
      case Number _ -> "a number";
      case Choice(String _, List<String> words) -> "one of " + listed(words);
      case Id _ -> "an id such as app:name";
      case Each(Shape element) -> "a list, each element " + element.describe();
      case Texts() -> "text, or a list of texts";
      case Values(Shape value) -> "a map, each value " + value.describe();
      case Fields(List<Field> known, boolean _) -> "a map with " + names(known);
      case Open(List<Field> known) -> known.isEmpty() ? "a map" : "a map with " + names(known);
    };
  }

  private static String listed(List<String> words) {
    return words.stream().filter(word -> !word.isEmpty()).collect(Collectors.joining(", "));
  }

  private static String names(List<Field> fields) {
    return fields.stream().map(Field::name).collect(Collectors.joining(", "));
  }
}
