package ai.wippy.diagnostic;

import java.util.Optional;

/** Draws a diagnostic with the line of source that it is about. */
final class Frame {
  private static final int WIDEST_LINE = 160;

  private Frame() {}

  static String render(Diagnostic diagnostic) {
    var out = new StringBuilder(diagnostic.problem());
    Optional<Span> span = diagnostic.span();
    String gutter = " ".repeat(span.map(s -> digits(s.line())).orElse(1));
    span.ifPresent(s -> frame(out, s, gutter));
    if (!diagnostic.help().isEmpty()) {
      String indent = "\n" + gutter + "   ";
      out.append('\n').append(gutter).append(" = ").append(diagnostic.help().replace("\n", indent));
    }
    return out.toString();
  }

  private static void frame(StringBuilder out, Span span, String gutter) {
    String line = span.source().lineText(span.line()).replace('\t', ' ');
    int column = span.column() - 1;
    int shift = column > WIDEST_LINE - 20 ? column - 40 : 0;
    String shown = line.substring(Math.min(shift, line.length()));
    if (shown.length() > WIDEST_LINE) {
      shown = shown.substring(0, WIDEST_LINE);
    }
    int width =
        Math.clamp(span.end() - span.start(), 1, Math.max(1, shown.length() - column + shift));
    out.append('\n').append(gutter).append("--> ").append(span);
    out.append('\n').append(gutter).append(" |");
    out.append('\n').append(span.line()).append(" | ").append(shown);
    out.append('\n').append(gutter).append(" | ");
    out.append(" ".repeat(column - shift)).append("^".repeat(width));
  }

  private static int digits(int line) {
    return Integer.toString(line).length();
  }
}
