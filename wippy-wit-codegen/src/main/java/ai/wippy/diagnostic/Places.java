package ai.wippy.diagnostic;

/**
 * Where a place in a text of another language lies in the file that the user wrote, for compilers
 * that count lines and columns of their own.
 */
@FunctionalInterface
public interface Places {
  /**
   * The place.
   *
   * @param line of the text, from 1
   * @param column of its first character in UTF-16 units, from 1
   * @param length in UTF-16 units, at least 1
   */
  Span span(int line, int column, int length);

  /** For text that is a whole file. */
  static Places in(SourceText file) {
    return (line, column, length) -> {
      int start = file.offset(line) + column - 1;
      return file.span(start, start + length);
    };
  }
}
