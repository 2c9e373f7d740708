package ai.wippy.build.index.yaml;

import ai.wippy.diagnostic.Diagnostic;
import ai.wippy.diagnostic.SourceText;
import ai.wippy.diagnostic.Span;

/**
 * A text, written in the YAML file itself or in a file that the YAML includes.
 *
 * <p>A text is often source code of another language. A parser of that language reads {@link
 * #source()}; {@link #locate} turns its places into places of files that the author can open.
 *
 * @param span the scalar in the YAML file, quotes or block indicator included
 * @param value the text
 * @param origin how it was written
 */
public record TextNode(Span span, String value, TextOrigin origin) implements Node {
  /** The included text in place of this one, which named its file. */
  public TextNode including(SourceText file) {
    return new TextNode(span, file.text(), new TextOrigin.Included(file));
  }

  /** The text as a source of its own, for a parser: the included file, or a copy of the scalar. */
  public SourceText source() {
    return switch (origin) {
      case TextOrigin.Included(SourceText file) -> file;
      case TextOrigin.Scalar _ -> new SourceText(span.source().name(), value);
    };
  }

  /** Where characters {@code start} to {@code end} of the value were written. */
  public Span at(int start, int end) {
    return switch (origin) {
      case TextOrigin.Included(SourceText file) -> file.span(start, end);
      case TextOrigin.Scalar(ScalarStyle style) -> Layout.of(span, style, value).span(start, end);
    };
  }

  /**
   * Where some characters of the value were written.
   *
   * @param line line of the value, from 1
   * @param column column in that line, from 1
   * @param length number of characters, at least 1
   */
  public Span atPlace(int line, int column, int length) {
    var lines = new SourceText("", value);
    int start = Math.clamp(lines.offset(line) + (long) column - 1, 0, value.length());
    return at(start, Math.min(start + length, value.length()));
  }

  /** The place in a file of the author that {@code found}, a span of {@link #source()}, means. */
  public Span locate(Span found) {
    return switch (origin) {
      case TextOrigin.Included _ -> found;
      case TextOrigin.Scalar _ -> at(found.start(), found.end());
    };
  }

  /** A diagnostic about {@link #source()}, moved to the author's file. */
  public Diagnostic locate(Diagnostic found) {
    return new Diagnostic(
        found.severity(), found.span().map(this::locate), found.problem(), found.help());
  }
}
