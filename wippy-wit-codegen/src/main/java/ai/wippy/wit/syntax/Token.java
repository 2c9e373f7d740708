package ai.wippy.wit.syntax;

/**
 * A token, by the offsets of its characters.
 *
 * @param kind what it is
 * @param start offset of its first character
 * @param end offset after its last character
 */
record Token(Kind kind, int start, int end) {
  enum Kind {
    WORD("a word"),
    ESCAPED("an identifier"),
    NUMBER("a number"),
    STRING("a string"),
    EQUALS("`=`"),
    COMMA("`,`"),
    COLON("`:`"),
    SEMICOLON("`;`"),
    LEFT_PAREN("`(`"),
    RIGHT_PAREN("`)`"),
    LEFT_BRACE("`{`"),
    RIGHT_BRACE("`}`"),
    LESS("`<`"),
    GREATER("`>`"),
    STAR("`*`"),
    ARROW("`->`"),
    SLASH("`/`"),
    DOT("`.`"),
    AT("`@`"),
    UNDERSCORE("`_`"),
    END("the end of the text");

    private final String shown;

    Kind(String shown) {
      this.shown = shown;
    }

    /** How a message names it. */
    String shown() {
      return shown;
    }
  }
}
