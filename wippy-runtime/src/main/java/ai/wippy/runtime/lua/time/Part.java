package ai.wippy.runtime.lua.time;

/** A part of a layout. */
sealed interface Part {
  /** Text that stands for itself. */
  record Literal(String text) implements Part {}

  /** A part of the time. */
  record Of(Field field) implements Part {}

  /**
   * A fraction of a second.
   *
   * @param separator a dot or a comma
   * @param digits how many
   * @param trimmed whether zeros at the end are left out
   */
  record Fraction(char separator, int digits, boolean trimmed) implements Part {}

  /** As the layout has it. */
  default String text() {
    return switch (this) {
      case Literal(String text) -> text;
      case Of(Field field) -> field.text();
      case Fraction(char separator, int digits, boolean trimmed) ->
          separator + (trimmed ? "9" : "0").repeat(digits);
    };
  }
}
