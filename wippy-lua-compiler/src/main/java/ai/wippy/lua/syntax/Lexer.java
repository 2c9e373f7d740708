package ai.wippy.lua.syntax;

import ai.wippy.diagnostic.SourceText;
import ai.wippy.lua.syntax.Token.Kind;

/** Splits a chunk into tokens (Lua 5.3 manual, section 3.1, and the marks that types need). */
final class Lexer {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final SourceText source;
  private final String text;
  private int at;

  Lexer(SourceText source) {
    this.source = source;
    this.text = source.text();
    this.at = text.indexOf(BYTE_ORDER_MARK) == 0 ? 1 : 0;
    if (peek(0) == '#' && peek(1) == '!') {
      skipLine();
    }
  }

  /** The next token; {@link Kind#END} again and again after the last. */
  Token next() throws SyntaxError {
    skipBlanks();
    if (at >= text.length()) {
      return new Token(Kind.END, text.length(), text.length(), Kind.END);
    }
    char c = text.charAt(at);
    return switch (c) {
      case '"', '\'' -> string();
      case '[' -> longBracket(at) > 0 ? longString() : mark(Kind.LEFT_BRACKET, 1);
      case '.' -> isDigit(peek(1)) ? number() : dots();
      default -> isDigit(c) ? number() : isLetter(c) ? word() : mark(c);
    };
  }

  private char peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : 0;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
  }

  private void skipBlanks() throws SyntaxError {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '-' && peek(1) == '-') {
        comment();
      } else if (c == ' ' || c >= '\t' && c <= '\r') {
        at++;
      } else {
        return;
      }
    }
  }

  private void comment() throws SyntaxError {
    int start = at;
    int bracket = peek(2) == '[' ? longBracket(at + 2) : 0;
    if (bracket == 0) {
      skipLine();
      return;
    }
    int end = text.indexOf(closing(bracket), at + 2);
    if (end < 0) {
      throw error(start, 2, "comment is not closed", "add `%s`".formatted(closing(bracket)));
    }
    at = end + bracket;
  }

  private void skipLine() {
    int end = text.indexOf('\n', at);
    at = end < 0 ? text.length() : end;
  }

  /** How many characters the long bracket has that opens here; 0 if none does. */
  private int longBracket(int start) {
    int end = start + 1;
    while (end < text.length() && text.charAt(end) == '=') {
      end++;
    }
    return end < text.length() && text.charAt(end) == '[' ? end - start + 1 : 0;
  }

  private static String closing(int bracket) {
    return "]" + "=".repeat(bracket - 2) + "]";
  }

  private Token longString() throws SyntaxError {
    int start = at;
    int bracket = longBracket(at);
    int end = text.indexOf(closing(bracket), at + bracket);
    if (end < 0) {
      throw error(start, bracket, "string is not closed", "add `%s`".formatted(closing(bracket)));
    }
    String content = text.substring(at + bracket, end).replace("\r\n", "\n");
    at = end + bracket;
    return new Token(
        Kind.STRING,
        start,
        at,
        StringLiteral.bytes(content.startsWith("\n") ? content.substring(1) : content));
  }

  private Token string() throws SyntaxError {
    var literal = new StringLiteral(source, at);
    int start = at;
    String value = literal.read();
    at = literal.end();
    return new Token(Kind.STRING, start, at, value);
  }

  /** Takes what begins like a number up to where no number goes on. */
  private Token number() throws SyntaxError {
    int start = at;
    boolean hex = peek(0) == '0' && (peek(1) == 'x' || peek(1) == 'X');
    while (at < text.length() && (isDigit(peek(0)) || isLetter(peek(0)) || peek(0) == '.')) {
      char c = Character.toLowerCase(text.charAt(at++));
      if (c == (hex ? 'p' : 'e') && (peek(0) == '+' || peek(0) == '-')) {
        at++;
      }
    }
    Object value = Numeral.of(text.substring(start, at));
    if (value == null) {
      throw error(start, at - start, "malformed number", "");
    }
    return new Token(value instanceof Long ? Kind.INTEGER : Kind.FLOAT, start, at, value);
  }

  private Token word() {
    int start = at;
    while (isLetter(peek(0)) || isDigit(peek(0))) {
      at++;
    }
    String word = text.substring(start, at);
    Kind keyword = Kind.KEYWORDS.get(word);
    return keyword == null
        ? new Token(Kind.NAME, start, at, word)
        : new Token(keyword, start, at, keyword);
  }

  private Token dots() {
    if (peek(1) != '.') {
      return mark(Kind.DOT, 1);
    }
    return peek(2) == '.' ? mark(Kind.DOTS, 3) : mark(Kind.CONCAT, 2);
  }

  private Token mark(Kind kind, int length) {
    int start = at;
    at += length;
    return new Token(kind, start, at, kind);
  }

  private Token mark(char c) throws SyntaxError {
    char next = peek(1);
    return switch (c) {
      case '+' -> mark(Kind.PLUS, 1);
      case '*' -> mark(Kind.STAR, 1);
      case '%' -> mark(Kind.PERCENT, 1);
      case '^' -> mark(Kind.CARET, 1);
      case '#' -> mark(Kind.HASH, 1);
      case '&' -> mark(Kind.AMPERSAND, 1);
      case '|' -> mark(Kind.BAR, 1);
      case '(' -> mark(Kind.LEFT_PAREN, 1);
      case ')' -> mark(Kind.RIGHT_PAREN, 1);
      case '{' -> mark(Kind.LEFT_BRACE, 1);
      case '}' -> mark(Kind.RIGHT_BRACE, 1);
      case ']' -> mark(Kind.RIGHT_BRACKET, 1);
      case ';' -> mark(Kind.SEMICOLON, 1);
      case ',' -> mark(Kind.COMMA, 1);
      case '?' -> mark(Kind.QUESTION, 1);
      case '!' -> {
        if (next == '=') {
          throw error(at, 2, "unexpected `!=`", "`~=` compares for inequality");
        }
        yield mark(Kind.BANG, 1);
      }
      case '@' -> mark(Kind.AT, 1);
      case '-' -> next == '>' ? mark(Kind.ARROW, 2) : mark(Kind.MINUS, 1);
      case '/' -> next == '/' ? mark(Kind.DOUBLE_SLASH, 2) : mark(Kind.SLASH, 1);
      case ':' -> next == ':' ? mark(Kind.DOUBLE_COLON, 2) : mark(Kind.COLON, 1);
      case '~' -> next == '=' ? mark(Kind.NOT_EQUAL, 2) : mark(Kind.TILDE, 1);
      case '=' -> next == '=' ? mark(Kind.EQUAL, 2) : mark(Kind.ASSIGN, 1);
      case '<' ->
          switch (next) {
            case '=' -> mark(Kind.LESS_EQUAL, 2);
            case '<' -> mark(Kind.SHIFT_LEFT, 2);
            default -> mark(Kind.LESS, 1);
          };
      case '>' ->
          switch (next) {
            case '=' -> mark(Kind.GREATER_EQUAL, 2);
            case '>' -> mark(Kind.SHIFT_RIGHT, 2);
            default -> mark(Kind.GREATER, 1);
          };
      default -> {
        String shown = Character.toString(text.codePointAt(at));
        throw error(
            at,
            shown.length(),
            "unexpected `%s`".formatted(shown),
            Character.isLetter(text.codePointAt(at)) ? "names have ASCII letters only" : "");
      }
    };
  }

  private SyntaxError error(int start, int length, String problem, String help) {
    return new SyntaxError(source.span(start, start + length), problem, help);
  }
}
