package ai.wippy.build.index.yaml;

import ai.wippy.diagnostic.Diagnostic;
import ai.wippy.diagnostic.SourceText;
import ai.wippy.diagnostic.Span;
import java.util.Objects;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Says what SnakeYAML means in the words of somebody who writes YAML, at the place where the
 * mistake was made rather than where the parser noticed it.
 */
final class SyntaxError {
  private SyntaxError() {}

  static Diagnostic describe(SourceText source, CodePoints points, ReaderException e) {
    int at = points.offset(e.getPosition());
    return Diagnostic.error(
        source.span(at, at + 1),
        "the character U+%04X cannot stand in YAML".formatted(e.getCodePoint()),
        "remove it, or write it as an escape in double quotes: \"\\u%04x\""
            .formatted(e.getCodePoint()));
  }

  static Diagnostic describe(SourceText source, CodePoints points, MarkedYAMLException e) {
    String problem = Objects.requireNonNullElse(e.getProblem(), "");
    String context = Objects.requireNonNullElse(e.getContext(), "");
    Span at = span(source, points, e.getProblemMark());
    Span opened =
        span(source, points, e.getContextMark() == null ? e.getProblemMark() : e.getContextMark());
    if (problem.startsWith("found character '\\t") || problem.contains("(TAB)")) {
      return Diagnostic.error(
          at, "a tab cannot indent YAML", "use spaces, the same number for each level");
    }
    if (problem.contains("cannot start any token")) {
      return Diagnostic.error(
          at, "a text cannot start with `%s`".formatted(at.text()), "put it in quotes: 'text'");
    }
    if (context.contains("quoted scalar") && problem.contains("unexpected end of stream")) {
      return Diagnostic.error(
          opened,
          "this quoted text has no closing quote",
          "close it with %s".formatted(opened.text()));
    }
    if (problem.startsWith("found unknown escape character")) {
      return Diagnostic.error(
          at,
          "unknown escape `\\%s` in double quotes".formatted(at.text()),
          "write `\\\\` for a backslash, or put the text in single quotes");
    }
    if (context.contains("flow")) {
      return flow(at, opened);
    }
    if (problem.contains("mapping values are not allowed")) {
      return Diagnostic.error(
          at,
          "a second `:` in one value",
          "put a text that contains `: ` in quotes; a nested map starts on a line of its own,"
              + " indented further; two keys side by side are indented alike");
    }
    if (problem.contains("could not find expected ':'")) {
      return Diagnostic.error(
          source.span(opened.start(), source.offset(opened.line() + 1) - 1),
          "this line is neither a key with its value nor the rest of a text",
          "write `key: value`, with a blank after the colon");
    }
    if (problem.startsWith("expected <block end>")) {
      return Diagnostic.error(
          at,
          "this does not fit what stands above it",
          "entries of one list or map are indented alike, with spaces; the %s starts in line %d"
              .formatted(context.contains("mapping") ? "map" : "list", opened.line()));
    }
    return Diagnostic.error(at, problem, context);
  }

  private static Diagnostic flow(Span at, Span opened) {
    String bracket = opened.text();
    String closing = bracket.equals("[") ? "]" : "}";
    if (opened.line() < at.line()) {
      return Diagnostic.error(
          opened,
          "`%s` is not closed".formatted(bracket),
          "line %d cannot continue it: expected `,` or `%s` before it"
              .formatted(at.line(), closing));
    }
    return Diagnostic.error(
        at,
        "expected `,` or `%s` here".formatted(closing),
        "`%s` in column %d is still open; its elements are separated by commas"
            .formatted(bracket, opened.column()));
  }

  private static Span span(SourceText source, CodePoints points, Mark mark) {
    int at = points.offset(mark);
    return source.span(at, at + 1);
  }
}
