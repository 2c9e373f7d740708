package ai.wippy.build.wasm;

import ai.wippy.diagnostic.Places;
import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.SourceText;
import ai.wippy.diagnostic.Span;
import ai.wippy.diagnostic.Suggestion;
import com.dylibso.chicory.wasm.types.OpCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns what {@code wat2wasm} prints into diagnostics: for each error a line with place and
 * message, the line of source, and carets under the part of it that is meant.
 */
final class WatListing {
  private static final Pattern MESSAGE = Pattern.compile("-:(\\d+):(\\d+): error: (.*?)\\.?");
  private static final Pattern CARETS = Pattern.compile(" *(\\^+)\\s*");
  private static final Pattern UNEXPECTED =
      Pattern.compile("unexpected token \"?([^\\s\",]+)\"?, .*");
  private static final Pattern UNDEFINED = Pattern.compile("undefined .* variable \"(\\$[^\"]+)\"");
  private static final Pattern IDENTIFIER = Pattern.compile("\\$[^\\s()\";]+");

  /** Line comment, block comment, text, parenthesis. */
  private static final Pattern NESTING =
      Pattern.compile(";;.*|\\(;(?s:.*?);\\)|\"(?:\\\\.|[^\"\\\\])*+\"|[()]");

  /** What begins the text form of an instruction and is separated from the rest by a point. */
  private static final Pattern NAMESPACE =
      Pattern.compile("^(i32|i64|f32|f64|local|global|table|memory|data|elem|ref)_");

  private final SourceText text;
  private final Places places;
  private final Problems problems;
  private @Nullable Matcher pending;
  private int found;

  WatListing(String text, Places places, Problems problems) {
    this.text = new SourceText("-", text);
    this.places = places;
    this.problems = problems;
  }

  void read(String line) {
    Matcher message = MESSAGE.matcher(line);
    Matcher carets = CARETS.matcher(line);
    if (message.matches()) {
      report(1);
      pending = message;
    } else if (carets.matches()) {
      report(carets.group(1).length());
    }
  }

  /** To be called when everything is read. */
  void finish(String listing) {
    report(1);
    if (found == 0) {
      throw new IllegalStateException("wat2wasm failed without a message that we know: " + listing);
    }
  }

  private void report(int bytes) {
    Matcher message = pending;
    if (message == null) {
      return;
    }
    pending = null;
    found++;
    int line = Integer.parseInt(message.group(1));
    byte[] utf8 = text.lineText(line).getBytes(StandardCharsets.UTF_8);
    int from = Math.min(Integer.parseInt(message.group(2)) - 1, utf8.length);
    int to = Math.min(from + bytes, utf8.length);
    Span span = places.span(line, length(utf8, 0, from) + 1, Math.max(1, length(utf8, from, to)));
    problems.error(span, message.group(3), help(message.group(3)));
  }

  /** wat2wasm counts columns in bytes. */
  private static int length(byte[] utf8, int from, int to) {
    return new String(utf8, from, to - from, StandardCharsets.UTF_8).length();
  }

  private String help(String problem) {
    Matcher unexpected = UNEXPECTED.matcher(problem);
    Matcher undefined = UNDEFINED.matcher(problem);
    if (undefined.matches()) {
      return didYouMean(undefined.group(1), identifiersBut(undefined.group(1)));
    }
    if (!unexpected.matches()) {
      return "";
    }
    if (unexpected.group(1).equals("EOF")) {
      return stillOpen();
    }
    return unexpected.group(1).equals("component")
        ? "only core modules are assembled: build the component with wasm-tools parse"
        : didYouMean(unexpected.group(1), instructions());
  }

  private String stillOpen() {
    var open = new ArrayDeque<Integer>();
    for (Matcher matcher = NESTING.matcher(text.text()); matcher.find(); ) {
      switch (matcher.group()) {
        case "(" -> open.push(matcher.start());
        case ")" -> open.poll();
        default -> {}
      }
    }
    return open.isEmpty()
        ? ""
        : "the `(` of line %d is still open".formatted(text.line(open.element()));
  }

  private static String didYouMean(String word, Collection<String> candidates) {
    return Suggestion.nearest(word, candidates).map("did you mean `%s`?"::formatted).orElse("");
  }

  private Set<String> identifiersBut(String undefined) {
    return IDENTIFIER
        .matcher(text.text())
        .results()
        .map(MatchResult::group)
        .filter(name -> !name.equals(undefined))
        .collect(Collectors.toSet());
  }

  private static Set<String> instructions() {
    return Arrays.stream(OpCode.values())
        .map(op -> NAMESPACE.matcher(op.name().toLowerCase(Locale.ROOT)).replaceFirst("$1."))
        .collect(Collectors.toSet());
  }
}
