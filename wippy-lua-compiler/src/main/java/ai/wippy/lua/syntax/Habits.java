package ai.wippy.lua.syntax;

import ai.wippy.diagnostic.Suggestion;
import ai.wippy.lua.syntax.Token.Kind;
import java.util.Map;

/** What those write who come from other languages or type fast, and what they want to write. */
final class Habits {
  private static final Map<Kind, String> MARKS =
      Map.of(
          Kind.BANG, "`not` negates",
          Kind.AMPERSAND, "`and` is the logical operator",
          Kind.BAR, "`or` is the logical operator",
          Kind.PLUS, "write `x = x + 1`: there is neither `++` nor `+=`",
          Kind.DOUBLE_SLASH, "`--` begins a comment",
          Kind.SLASH, "`--` begins a comment",
          Kind.HASH, "`--` begins a comment");

  private static final String DECLARE = "write `local` before the name";

  private static final Map<String, String> WORDS =
      Map.of(
          "continue",
          "write `goto continue` and put the label `::continue::` before the loop's `end`",
          "elif",
          "write `elseif`",
          "elsif",
          "write `elseif`",
          "let",
          DECLARE,
          "var",
          DECLARE,
          "const",
          DECLARE,
          "func",
          "write `function`",
          "switch",
          "write `if` with `elseif`");

  private Habits() {}

  /** What to write instead of a token; empty if it is nobody's habit. */
  static String help(Token token) {
    return token.kind() == Kind.NAME
        ? WORDS.getOrDefault((String) token.value(), "")
        : MARKS.getOrDefault(token.kind(), "");
  }

  /** What a name is instead of which a statement was expected. */
  static String help(String name) {
    String habit = WORDS.get(name);
    return habit != null
        ? habit
        : Suggestion.nearest(name, Kind.KEYWORDS.keySet())
            .map("did you mean `%s`?"::formatted)
            .orElse("");
  }
}
