package ai.wippy.wit.syntax;

import ai.wippy.diagnostic.SourceText;
import ai.wippy.diagnostic.Span;
import ai.wippy.wit.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Splits WIT text into tokens (WIT, lexical structure). Comments are skipped; see {@link Docs}. */
final class Lexer {
  private final SourceText source;
  private final String text;
  private final int end;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(Span region) {
    this.source = region.source();
    this.text = source.text();
    this.at = region.start();
    this.end = region.end();
  }

  /** The tokens of a region of text, the last of which is {@link Kind#END}. */
  static List<Token> tokens(Span region) throws SyntaxError {
    var lexer = new Lexer(region);
    lexer.run();
    return lexer.tokens;
  }

  private void run() throws SyntaxError {
    if (at == 0 && peek(0) == '\uFEFF') {
      at++;
    }
    while (at < end) {
      char c = text.charAt(at);
      switch (c) {
        case ' ', '\n', '\r', '\t' -> at++;
        case '=' -> single(Kind.EQUALS);
        case ',' -> single(Kind.COMMA);
        case ':' -> single(Kind.COLON);
        case ';' -> single(Kind.SEMICOLON);
        case '(' -> single(Kind.LEFT_PAREN);
        case ')' -> single(Kind.RIGHT_PAREN);
        case '{' -> single(Kind.LEFT_BRACE);
        case '}' -> single(Kind.RIGHT_BRACE);
        case '<' -> single(Kind.LESS);
        case '>' -> single(Kind.GREATER);
        case '*' -> single(Kind.STAR);
        case '.' -> single(Kind.DOT);
        case '@' -> single(Kind.AT);
        case '_' -> single(Kind.UNDERSCORE);
        case '/' -> slash();
        case '-' -> arrow();
        case '"' -> string();
        case '%' -> escaped();
        default -> wordOrNumber(c);
      }
    }
    tokens.add(new Token(Kind.END, end, end));
  }

  private void single(Kind kind) {
    emit(kind, at + 1);
  }

  private void emit(Kind kind, int to) {
    tokens.add(new Token(kind, at, to));
    at = to;
  }

  private void slash() throws SyntaxError {
    switch (peek(1)) {
      case '/' -> lineComment();
      case '*' -> blockComment();
      default -> single(Kind.SLASH);
    }
  }

  private void lineComment() throws SyntaxError {
    while (at < end && text.charAt(at) != '\n') {
      allowed(at++);
    }
  }

  private void blockComment() throws SyntaxError {
    int start = at;
    int depth = 0;
    do {
      if (at >= end) {
        throw new SyntaxError(source.span(start, start + 2), "comment is not closed", "add `*/`");
      }
      if (text.startsWith("/*", at)) {
        depth++;
        at += 2;
      } else if (text.startsWith("*/", at)) {
        depth--;
        at += 2;
      } else {
        allowed(at++);
      }
    } while (depth > 0);
  }

  private void arrow() throws SyntaxError {
    if (peek(1) != '>') {
      throw unexpected("identifiers start with a letter; write `->` before a result");
    }
    emit(Kind.ARROW, at + 2);
  }

  private void string() throws SyntaxError {
    int to = at + 1;
    while (to < end && text.charAt(to) != '"' && text.charAt(to) != '\n') {
      allowed(to);
      to += text.charAt(to) == '\\' ? 2 : 1;
    }
    if (to >= end || text.charAt(to) != '"') {
      throw new SyntaxError(source.span(at, at + 1), "string is not closed", "add `\"`");
    }
    emit(Kind.STRING, to + 1);
  }

  private void escaped() throws SyntaxError {
    int to = wordEnd(at + 1);
    if (to == at + 1) {
      throw unexpected("`%` stands in front of an identifier that is also a keyword");
    }
    emit(Kind.ESCAPED, to);
  }

  private void wordOrNumber(char c) throws SyntaxError {
    if (isLetter(c)) {
      int to = wordEnd(at);
      if (to < end && text.charAt(to) == '_') {
        throw underscore();
      }
      emit(Kind.WORD, to);
    } else if (isDigit(c)) {
      emit(Kind.NUMBER, numberEnd(at));
    } else {
      allowed(at);
      throw unexpected("names consist of letters, digits and dashes, such as `get-name`");
    }
  }

  private int wordEnd(int from) {
    int to = from;
    while (to < end && (isLetter(text.charAt(to)) || isDigit(text.charAt(to)) || isDash(to))) {
      to++;
    }
    return to;
  }

  /** A dash of a word, as opposed to one of {@code ->}. */
  private boolean isDash(int offset) {
    return text.charAt(offset) == '-' && (offset + 1 >= end || text.charAt(offset + 1) != '>');
  }

  /** Integers and versions alike; a dot belongs to it only if more of a version follows. */
  private int numberEnd(int from) {
    int to = wordEnd(from);
    while (to < end && (text.charAt(to) == '+' || text.charAt(to) == '.')) {
      int next = wordEnd(to + 1);
      if (next == to + 1) {
        return to;
      }
      to = next;
    }
    return to;
  }

  /** Refuses control codes and characters that make text read other than it is. */
  private void allowed(int offset) throws SyntaxError {
    char c = text.charAt(offset);
    boolean control =
        c < ' ' && c != '\n' && c != '\r' && c != '\t' || c >= '\u007F' && c <= '\u009F';
    boolean direction = c >= '\u202A' && c <= '\u202E' || c >= '\u2066' && c <= '\u2069';
    boolean discouraged =
        switch (c) {
          case '\u0149', '\u0673', '\u0F77', '\u0F79', '\u17A3', '\u17A4', '\u17B4', '\u17B5' ->
              true;
          default -> false;
        };
    if (control || direction || discouraged) {
      throw new SyntaxError(
          source.span(offset, offset + 1),
          "character U+%04X is not allowed in WIT".formatted((int) c),
          "remove it, in comments too");
    }
  }

  private SyntaxError underscore() {
    int to = at;
    while (to < end && (wordEnd(to) > to || text.charAt(to) == '_')) {
      to++;
    }
    Span span = source.span(at, to);
    return new SyntaxError(
        span,
        "`%s` is not in kebab case".formatted(span.text()),
        "write `%s`".formatted(Kebab.of(span.text())));
  }

  private SyntaxError unexpected(String help) {
    int width = Character.charCount(text.codePointAt(at));
    Span span = source.span(at, at + width);
    return new SyntaxError(span, "unexpected character `%s`".formatted(span.text()), help);
  }

  private char peek(int ahead) {
    return at + ahead < end ? text.charAt(at + ahead) : 0;
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
