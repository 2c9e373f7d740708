package ai.wippy.lua.syntax;

import ai.wippy.lua.syntax.Token.Kind;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * The blocks that were begun and not ended, so that a message can name the one whose {@code end} is
 * missing. The parser notices that only where an outer block ends, mostly at the end of the text;
 * indentation tells which one it was.
 */
final class OpenBlocks {
  private final Cursor cursor;
  private final ArrayDeque<Token> open = new ArrayDeque<>();
  private Optional<Token> suspect = Optional.empty();
  private Optional<Token> elseIf = Optional.empty();

  OpenBlocks(Cursor cursor) {
    this.cursor = cursor;
  }

  /** Notes that a block begins with a word. */
  void begin(Token word) {
    open.push(word);
  }

  /**
   * The same for {@code if}, which after {@code else} was probably meant to be one word with it.
   */
  void beginIf(Token before, Token word) {
    begin(word);
    if (before.kind() == Kind.ELSE && cursor.line(before) == cursor.line(word)) {
      elseIf = Optional.of(word);
    }
  }

  boolean areOpen() {
    return !open.isEmpty();
  }

  /** Takes the word that ends the innermost block. */
  Token end(Kind word) throws SyntaxError {
    if (!cursor.at(word)) {
      throw cursor.expected(word.shown(), help());
    }
    Token begun = open.pop();
    Token ended = cursor.next();
    boolean outdented =
        cursor.isFirstOfLine(ended) && cursor.indentation(ended) < cursor.indentation(begun);
    if (outdented && suspect.isEmpty()) {
      suspect = Optional.of(begun);
    }
    return ended;
  }

  /** Which block is still open; empty if none is. */
  String help() {
    Token inner = open.peek();
    if (inner == null) {
      return "";
    }
    Token split = elseIf.filter(token -> token.start() > inner.start()).orElse(inner);
    if (split != inner) {
      return "`else if` of line %d begins one more block: write `elseif`"
          .formatted(cursor.line(split));
    }
    Token begun = suspect.filter(token -> token.start() > inner.start()).orElse(inner);
    return begun == inner
        ? "`%s` of line %d is still open".formatted(word(begun), cursor.line(begun))
        : "by its indentation, `%s` of line %d is the one that is not ended"
            .formatted(word(begun), cursor.line(begun));
  }

  private String word(Token token) {
    return cursor.span(token).text();
  }
}
