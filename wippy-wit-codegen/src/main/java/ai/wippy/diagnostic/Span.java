package ai.wippy.diagnostic;

/**
 * A stretch of source text, from {@code start} (inclusive) to {@code end} (exclusive).
 *
 * @param source the text
 * @param start offset of the first character, from 0
 * @param end offset after the last character; equal to {@code start} for a place between two
 */
public record Span(SourceText source, int start, int end) {
  /** The line of the first character, from 1. */
  public int line() {
    return source.line(start);
  }

  /** The column of the first character, from 1. */
  public int column() {
    return source.column(start);
  }

  /** From the start of this span to the end of {@code last}, which lies in the same text. */
  public Span to(Span last) {
    return source.span(start, last.end);
  }

  /** The characters that the span covers. */
  public String text() {
    return source.text().substring(start, end);
  }

  /** {@code file:line:column}. */
  @Override
  public String toString() {
    return "%s:%d:%d".formatted(source.name(), line(), column());
  }
}
