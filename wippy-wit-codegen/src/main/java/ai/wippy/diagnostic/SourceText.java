package ai.wippy.diagnostic;

import java.util.Arrays;

/**
 * The text of one source file under the name that diagnostics print.
 *
 * <p>Offsets count UTF-16 units from 0; lines and columns count from 1.
 */
public final class SourceText {
  private final String name;
  private final String text;
  private final int[] lineStarts;

  /**
   * @param name how the file is shown to the user: a path relative to the project
   * @param text its whole content
   */
  public SourceText(String name, String text) {
    this.name = name;
    this.text = text;
    this.lineStarts = lineStarts(text);
  }

  private static int[] lineStarts(String text) {
    var starts = new int[(int) text.chars().filter(c -> c == '\n').count() + 1];
    int line = 1;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        starts[line++] = i + 1;
      }
    }
    return starts;
  }

  /** The name that diagnostics print. */
  public String name() {
    return name;
  }

  /** The whole text. */
  public String text() {
    return text;
  }

  /** A span of this text; both offsets are clamped to the text. */
  public Span span(int start, int end) {
    int from = Math.clamp(start, 0, text.length());
    return new Span(this, from, Math.clamp(end, from, text.length()));
  }

  /** The number of the line that holds {@code offset}. */
  public int line(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** The column of {@code offset} in its line. */
  public int column(int offset) {
    return offset - lineStarts[line(offset) - 1] + 1;
  }

  /** The offset of the first character of a line; a number past the last line is the text's end. */
  public int offset(int line) {
    return line <= lineStarts.length ? lineStarts[Math.max(line, 1) - 1] : text.length();
  }

  /** The text of a line without its line break. */
  public String lineText(int line) {
    int start = offset(line);
    int end = line < lineStarts.length ? lineStarts[line] - 1 : text.length();
    return text.substring(start, Math.max(start, end)).stripTrailing();
  }

  @Override
  public String toString() {
    return name;
  }
}
