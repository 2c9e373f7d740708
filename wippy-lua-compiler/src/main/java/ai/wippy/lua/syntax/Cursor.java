package ai.wippy.lua.syntax;

import ai.wippy.diagnostic.SourceText;
import ai.wippy.diagnostic.Span;
import ai.wippy.lua.syntax.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** The place that a parser has reached in the tokens of a chunk. */
final class Cursor {
  /** Deeper nesting is no code that somebody wrote. */
  private static final int DEEPEST = 400;

  private final SourceText source;
  private final IntUnaryOperator lines;
  private final Lexer lexer;
  private final ArrayDeque<Token> ahead = new ArrayDeque<>();
  private Token last = new Token(Kind.END, 0, 0, Kind.END);
  private int depth;

  Cursor(SourceText source, IntUnaryOperator lines) throws SyntaxError {
    this.source = source;
    this.lines = lines;
    this.lexer = new Lexer(source);
    ahead.add(lexer.next());
  }

  /** Reads one element of a list, one way or another. */
  interface Element<T> {
    T read() throws SyntaxError;
  }

  /** Reads something nested. */
  <T> T nested(Element<T> inner) throws SyntaxError {
    if (++depth > DEEPEST) {
      throw new SyntaxError(
          here(), "nested more than %d levels deep".formatted(DEEPEST), "use local variables");
    }
    T read = inner.read();
    depth--;
    return read;
  }

  Token token() {
    return ahead.getFirst();
  }

  Token token(int distance) throws SyntaxError {
    while (ahead.size() <= distance) {
      ahead.add(lexer.next());
    }
    return List.copyOf(ahead).get(distance);
  }

  boolean at(Kind kind) {
    return token().kind() == kind;
  }

  boolean at(Kind first, Kind second) throws SyntaxError {
    return at(first) && token(1).kind() == second;
  }

  /** Whether the next token is a name that reads {@code word}. */
  boolean atWord(String word) {
    return at(Kind.NAME) && token().value().equals(word);
  }

  /** The token that was read last. */
  Token last() {
    return last;
  }

  Token next() throws SyntaxError {
    last = ahead.removeFirst();
    if (ahead.isEmpty()) {
      ahead.add(lexer.next());
    }
    return last;
  }

  boolean eat(Kind kind) throws SyntaxError {
    boolean found = at(kind);
    if (found) {
      next();
    }
    return found;
  }

  Token expect(Kind kind) throws SyntaxError {
    if (!at(kind)) {
      throw expected(kind.shown());
    }
    return next();
  }

  String name() throws SyntaxError {
    return (String) expect(Kind.NAME).value();
  }

  /** The closing one of a pair of brackets. */
  Token close(Token opener, Kind closer) throws SyntaxError {
    if (!at(closer)) {
      throw expected(
          closer.shown(),
          "%s of line %d is still open".formatted(opener.kind().shown(), line(opener)));
    }
    return next();
  }

  /** Takes one {@code >}, which may be the first character of a longer token. */
  void closeAngle(Token opener) throws SyntaxError {
    Token token = token();
    Kind rest =
        switch (token.kind()) {
          case SHIFT_RIGHT -> Kind.GREATER;
          case GREATER_EQUAL -> Kind.ASSIGN;
          default -> Kind.END;
        };
    if (rest == Kind.END) {
      close(opener, Kind.GREATER);
      return;
    }
    ahead.removeFirst();
    last = new Token(Kind.GREATER, token.start(), token.start() + 1, Kind.GREATER);
    ahead.addFirst(new Token(rest, token.start() + 1, token.end(), rest));
  }

  /** One element or several with commas between them. */
  <T> List<T> list(Element<T> element) throws SyntaxError {
    var elements = new ArrayList<T>();
    do {
      elements.add(element.read());
    } while (eat(Kind.COMMA));
    return elements;
  }

  /** Line of a token in the author's file. */
  int line(Token token) {
    return lines.applyAsInt(source.line(token.start()));
  }

  /** Where the first character that shows stands in the line of a token, from 1. */
  int indentation(Token token) {
    String text = source.lineText(source.line(token.start()));
    return text.length() - text.stripLeading().length() + 1;
  }

  boolean isFirstOfLine(Token token) {
    return source.column(token.start()) == indentation(token);
  }

  Span span(Token token) {
    return source.span(token.start(), token.end());
  }

  /** The place of the next token; at the end of the text that of the last character that shows. */
  Span here() {
    if (!at(Kind.END)) {
      return span(token());
    }
    int end = source.text().stripTrailing().length();
    return source.span(end, end + 1);
  }

  /** How a message names a token. */
  String shown(Token token) {
    return token.kind() == Kind.END
        ? Kind.END.shown()
        : "`%s`".formatted(abbreviated(span(token).text()));
  }

  private static String abbreviated(String text) {
    String line = text.lines().findFirst().orElse("");
    return line.length() == text.length() && line.length() <= 40
        ? text
        : line.substring(0, Math.min(40, line.length())) + "…";
  }

  SyntaxError expected(String what) {
    return expected(what, Habits.help(token()));
  }

  SyntaxError expected(String what, String help) {
    return new SyntaxError(here(), "expected %s, found %s".formatted(what, shown(token())), help);
  }
}
