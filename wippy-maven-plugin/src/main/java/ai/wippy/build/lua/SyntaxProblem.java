package ai.wippy.build.lua;

import ai.wippy.diagnostic.Diagnostic;
import ai.wippy.diagnostic.Places;
import ai.wippy.diagnostic.SourceText;
import ai.wippy.diagnostic.Span;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what the compiler says about the token at which it stopped into a diagnostic. */
final class SyntaxProblem {
  /** What the compiler does not say itself: Java's number parser fails instead. */
  static final String MALFORMED_NUMBER = "malformed number";

  private static final Pattern UNEXPECTED =
      Pattern.compile("unexpected symbol (\\d+) .*", Pattern.DOTALL);

  /** The compiler's number of the token that stands for the end of the text. */
  private static final String END = "286";

  private static final Pattern UNCLOSED =
      Pattern.compile("'(.+)' expected \\(to close '(.+)' at line (\\d+)\\)");
  private static final Pattern EXPECTED = Pattern.compile("(.+) expected");
  private static final Pattern LABEL =
      Pattern.compile("no visible label '(.+)' for <goto> at line (\\d+)");
  private static final Pattern NUMERAL = Pattern.compile("[\\w.]+$");
  private static final Pattern LAST_TOKEN =
      Pattern.compile("(?:\\w+|\"[^\"\n]*\"|'[^'\n]*'|[^\\w\\s\"']{1,3}?|[\"'])$");
  private static final String NEWER =
      "this version compiles Lua 5.2: types and the operators of 5.3 are not part of it";

  /** What those write who come from other languages, or from newer versions of this one. */
  private static final Map<String, String> HABITS =
      Map.of(
          "!",
          "`not` negates, and `~=` compares for inequality",
          "&",
          "`and` is the logical operator; " + NEWER,
          "|",
          "`or` is the logical operator; " + NEWER,
          "+",
          "write `x = x + 1`: there is neither `++` nor `+=`",
          "//",
          "for whole quotients write `math.floor(a / b)`; " + NEWER,
          "/",
          "`--` begins a comment",
          ":",
          NEWER,
          "continue",
          "write `goto continue` and put the label `::continue::` before the loop's `end`");

  private final LuaInput input;
  private final SourceText source;
  private final Places places;

  SyntaxProblem(LuaInput input, Places places) {
    this.input = input;
    this.source = new SourceText("chunk", input.text());
    this.places = places;
  }

  Diagnostic of(String message) {
    Matcher label = LABEL.matcher(message);
    if (label.matches()) {
      return label(label.group(1), Integer.parseInt(label.group(2)));
    }
    String token = token(LAST_TOKEN);
    String found = token.isEmpty() ? "the end of the text" : "`%s`".formatted(token);
    Matcher unclosed = UNCLOSED.matcher(message);
    if (unclosed.matches()) {
      int opener = Integer.parseInt(unclosed.group(3));
      return Diagnostic.error(
          span(token),
          "`%s` expected, found %s".formatted(unclosed.group(1), found),
          "`%s` of line %d is still open".formatted(unclosed.group(2), opener));
    }
    Matcher expected = EXPECTED.matcher(message);
    if (expected.matches()) {
      return expected(expected.group(1), token, found);
    }
    Matcher unexpected = UNEXPECTED.matcher(message);
    if (unexpected.matches() && unexpected.group(1).equals(END)) {
      return Diagnostic.error(
          span(""), "unexpected end of the text", "something that was begun is still open");
    }
    if (unexpected.matches()) {
      return Diagnostic.error(span(token), "unexpected " + found, help(token));
    }
    return switch (message) {
      case "syntax error" ->
          Diagnostic.error(
              span(token), "an assignment or a call expected, found " + found, help(token));
      case MALFORMED_NUMBER -> Diagnostic.error(span(token(NUMERAL)), message, "");
      default -> Diagnostic.error(span(token), message.replace('\'', '`'), "");
    };
  }

  private Diagnostic expected(String wanted, String token, String found) {
    return wanted.equals("'<eos>'")
        ? Diagnostic.error(
            span(token),
            "the end of the block expected, found " + found,
            "`return` is the last statement of a block: wrap it in `do return end` if it is not")
        : Diagnostic.error(
            span(token),
            "%s expected, found %s"
                .formatted(wanted.replace("'<name>'", "a name").replace('\'', '`'), found),
            help(token));
  }

  private Diagnostic label(String name, int countedLine) {
    int line = countedLine - input.linesBefore();
    String text = source.lineText(line);
    int column = Math.max(0, text.indexOf(name));
    Span span = places.span(line, column + 1, name.length());
    return name.equals("break")
        ? Diagnostic.error(span, "`break` outside of a loop", "")
        : Diagnostic.error(
            span,
            "no label `%s` in this block or one around it".formatted(name),
            "write `::%s::` where to go on".formatted(name));
  }

  private static String help(String token) {
    return HABITS.getOrDefault(token, "");
  }

  /** The token before the place where the compiler stopped; empty at the end of the text. */
  private String token(Pattern last) {
    int stop = input.stop();
    String before = input.text().substring(0, stop);
    if (stop == input.text().length() && !before.equals(before.stripTrailing())) {
      return "";
    }
    Matcher found = last.matcher(before.substring(source.offset(source.line(stop))));
    return found.find() ? found.group() : "";
  }

  private Span span(String token) {
    int start = token.isEmpty() ? endOfText() : input.stop() - token.length();
    return places.span(source.line(start), source.column(start), Math.max(1, token.length()));
  }

  /** After the last character that shows. */
  private int endOfText() {
    return input.text().stripTrailing().length();
  }
}
