package ai.wippy.lua.syntax;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A token.
 *
 * @param kind what it is
 * @param start offset of its first character
 * @param end offset after its last character
 * @param value of a {@link Kind#NAME} or {@link Kind#STRING} its text, of an {@link Kind#INTEGER} a
 *     {@link Long}, of a {@link Kind#FLOAT} a {@link Double}, else its kind
 */
record Token(Kind kind, int start, int end, Object value) {
  enum Kind {
    NAME("a name"),
    STRING("a string"),
    INTEGER("a number"),
    FLOAT("a number"),
    END("the end of the text"),
    AND("and"),
    BREAK("break"),
    DO("do"),
    ELSE("else"),
    ELSEIF("elseif"),
    END_BLOCK("end"),
    FALSE("false"),
    FOR("for"),
    FUNCTION("function"),
    GOTO("goto"),
    IF("if"),
    IN("in"),
    LOCAL("local"),
    NIL("nil"),
    NOT("not"),
    OR("or"),
    REPEAT("repeat"),
    RETURN("return"),
    THEN("then"),
    TRUE("true"),
    UNTIL("until"),
    WHILE("while"),
    PLUS("+"),
    MINUS("-"),
    STAR("*"),
    SLASH("/"),
    DOUBLE_SLASH("//"),
    PERCENT("%"),
    CARET("^"),
    HASH("#"),
    AMPERSAND("&"),
    TILDE("~"),
    BAR("|"),
    SHIFT_LEFT("<<"),
    SHIFT_RIGHT(">>"),
    EQUAL("=="),
    NOT_EQUAL("~="),
    LESS_EQUAL("<="),
    GREATER_EQUAL(">="),
    LESS("<"),
    GREATER(">"),
    ASSIGN("="),
    LEFT_PAREN("("),
    RIGHT_PAREN(")"),
    LEFT_BRACE("{"),
    RIGHT_BRACE("}"),
    LEFT_BRACKET("["),
    RIGHT_BRACKET("]"),
    DOUBLE_COLON("::"),
    SEMICOLON(";"),
    COLON(":"),
    COMMA(","),
    DOT("."),
    CONCAT(".."),
    DOTS("..."),
    ARROW("->"),
    QUESTION("?"),
    BANG("!"),
    AT("@");

    /** The words that are no names. */
    static final Map<String, Kind> KEYWORDS =
        Stream.of(values())
            .filter(kind -> kind.compareTo(AND) >= 0 && kind.compareTo(WHILE) <= 0)
            .collect(Collectors.toUnmodifiableMap(kind -> kind.text, Function.identity()));

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** How a message names it. */
    String shown() {
      return compareTo(AND) < 0 ? text : "`" + text + "`";
    }
  }
}
