package ai.wippy.runtime.lua.module;

/** What a scanner takes a file apart into. */
enum Splitting {
  LINES,
  WORDS,
  BYTES,
  RUNES;

  /** The splitting of a name; a failure of kind INVALID if there is none. */
  static Splitting of(String name) {
    return switch (name) {
      case "lines" -> LINES;
      case "words" -> WORDS;
      case "bytes" -> BYTES;
      case "runes" -> RUNES;
      default -> throw Inputs.invalid("split must be lines, words, bytes or runes, got " + name);
    };
  }

  /** Whether a byte before a token is passed over. */
  boolean skips(int value) {
    return this == WORDS && isSpace(value);
  }

  /** Whether a token ends before a byte, which is passed over. */
  boolean ends(int value) {
    return switch (this) {
      case LINES -> value == '\n';
      case WORDS -> isSpace(value);
      case BYTES, RUNES -> false;
    };
  }

  /** How many bytes a token has that begins with a byte; 0 if that does not tell. */
  int length(int first) {
    return switch (this) {
      case LINES, WORDS -> 0;
      case BYTES -> 1;
      case RUNES -> first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    };
  }

  private static boolean isSpace(int value) {
    return value == ' ' || value >= '\t' && value <= '\r';
  }
}
