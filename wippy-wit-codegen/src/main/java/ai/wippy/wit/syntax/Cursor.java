package ai.wippy.wit.syntax;

import ai.wippy.diagnostic.SourceText;
import ai.wippy.diagnostic.Span;
import ai.wippy.wit.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The place that a parser has reached in a list of tokens. */
final class Cursor {
  private final SourceText source;
  private final int start;
  private final List<Token> tokens;
  private int at;

  Cursor(Span region) throws SyntaxError {
    this.start = region.start();
    this.source = region.source();
    this.tokens = Lexer.tokens(region);
  }

  /** Reads one element of a list, one way or another. */
  interface Element<T> {
    T read() throws SyntaxError;
  }

  Token token() {
    return token(0);
  }

  Token token(int ahead) {
    return tokens.get(Math.min(at + ahead, tokens.size() - 1));
  }

  boolean at(Kind kind) {
    return token().kind() == kind;
  }

  /** Whether the next token is a word without {@code %} that reads {@code word}. */
  boolean atWord(String word) {
    return isWord(0, word);
  }

  boolean isWord(int ahead, String word) {
    return token(ahead).kind() == Kind.WORD && text(token(ahead)).equals(word);
  }

  boolean atName(int ahead) {
    Kind kind = token(ahead).kind();
    return kind == Kind.ESCAPED || kind == Kind.WORD && !Keywords.isReserved(text(token(ahead)));
  }

  String text(Token token) {
    return source.text().substring(token.start(), token.end());
  }

  Span span(Token token) {
    return source.span(token.start(), token.end());
  }

  /** The place of the next token. */
  Span here() {
    return span(token());
  }

  /** From a place to the end of the token that was read last. */
  Span since(Span start) {
    return source.span(start.start(), tokens.get(at - 1).end());
  }

  Token next() {
    Token token = token();
    if (at < tokens.size() - 1) {
      at++;
    }
    return token;
  }

  boolean eat(Kind kind) {
    boolean found = at(kind);
    if (found) {
      next();
    }
    return found;
  }

  boolean eatWord(String word) {
    boolean found = atWord(word);
    if (found) {
      next();
    }
    return found;
  }

  Token expect(Kind kind) throws SyntaxError {
    if (!at(kind)) {
      throw expected(kind.shown(), "");
    }
    return next();
  }

  /**
   * Whether the brace that was read comes to its end here; it is missed where the text ends before.
   */
  boolean closes(Token brace) throws SyntaxError {
    if (at(Kind.END)) {
      throw new SyntaxError(span(brace), "`{` is not closed", "add `}`");
    }
    return eat(Kind.RIGHT_BRACE);
  }

  Token expectWord(String word) throws SyntaxError {
    if (!atWord(word)) {
      throw expected("`%s`".formatted(word), "");
    }
    return next();
  }

  /** The semicolon that ends an item; it is missed where the item ends. */
  void semicolon() throws SyntaxError {
    if (!eat(Kind.SEMICOLON)) {
      throw expected("`;`", "end the item before with `;`");
    }
  }

  Ident ident() throws SyntaxError {
    Token token = token();
    if (token.kind() == Kind.WORD && Keywords.isReserved(text(token))) {
      String word = text(token);
      throw expected(
          "a name", "`%s` is a keyword; write `%%%s` to use it as a name".formatted(word, word));
    }
    if (token.kind() != Kind.WORD && token.kind() != Kind.ESCAPED) {
      throw expected("a name", "");
    }
    next();
    String name = token.kind() == Kind.ESCAPED ? text(token).substring(1) : text(token);
    if (!Kebab.isLabel(name)) {
      throw new SyntaxError(
          span(token),
          "`%s` is not in kebab case".formatted(name),
          "write words of one letter case with single dashes between, such as `%s`"
              .formatted(Kebab.of(name)));
    }
    return new Ident(name, span(token));
  }

  Version version() throws SyntaxError {
    if (!at(Kind.NUMBER)) {
      throw expected("a version", "write one such as `1.0.0`");
    }
    Span span = span(next());
    if (SemanticVersion.of(span.text()).isEmpty()) {
      throw new SyntaxError(
          span,
          "`%s` is not a semantic version".formatted(span.text()),
          "write major, minor and patch, such as `1.0.0`");
    }
    return new Version(span.text(), span);
  }

  /** Elements with commas between them, up to {@code close}; a comma after the last is fine. */
  <T> List<T> list(Kind close, Element<T> element) throws SyntaxError {
    var elements = new ArrayList<T>();
    while (!eat(close)) {
      elements.add(element.read());
      if (!at(close) && !eat(Kind.COMMA)) {
        throw expected("`,` or " + close.shown(), "");
      }
    }
    return elements;
  }

  /** {@code as name}, if it is there. */
  Optional<Ident> as() throws SyntaxError {
    return eatWord("as") ? Optional.of(ident()) : Optional.empty();
  }

  /** Documentation in the comments before the next token. */
  String docs() {
    int from = at == 0 ? start : tokens.get(at - 1).end();
    return Docs.between(source.text(), from, token().start());
  }

  SyntaxError expected(String what, String help) {
    String found = at(Kind.END) ? Kind.END.shown() : "`%s`".formatted(abbreviated(text(token())));
    return new SyntaxError(here(), "expected %s, found %s".formatted(what, found), help);
  }

  private static String abbreviated(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
