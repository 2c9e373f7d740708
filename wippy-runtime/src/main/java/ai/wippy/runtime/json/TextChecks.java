package ai.wippy.runtime.json;

import java.util.function.LongPredicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Checks of texts; others pass. */
final class TextChecks {
  private TextChecks() {}

  /** The check of a keyword, if it is one for texts. */
  static @Nullable Check of(String place, String name, Object value) {
    return switch (name) {
      case "minLength" -> {
        long least = SchemaReader.count(place, value);
        yield length("at least " + least, length -> length >= least);
      }
      case "maxLength" -> {
        long most = SchemaReader.count(place, value);
        yield length("at most " + most, length -> length <= most);
      }
      case "pattern" -> pattern(place, value);
      default -> null;
    };
  }

  private static Check length(String words, LongPredicate fits) {
    return (at, found, problems) -> {
      if (found instanceof String text && !fits.test(text.codePointCount(0, text.length()))) {
        problems.add(at, "must have %s characters".formatted(words));
      }
    };
  }

  private static Check pattern(String place, Object value) {
    Pattern pattern = compiled(place, value);
    return (at, found, problems) -> {
      if (found instanceof String text && !finds(pattern, text)) {
        problems.add(at, "must match " + pattern);
      }
    };
  }

  static Pattern compiled(String place, Object pattern) {
    if (!(pattern instanceof String text)) {
      throw SchemaReader.wrong(place, "must be a regular expression, as a text");
    }
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw SchemaReader.wrong(place, "must be a regular expression: " + e.getDescription());
    }
  }

  /** Whether it matches a part of a text; an interruption ends even what would take for ever. */
  static boolean finds(Pattern pattern, String text) {
    return pattern.matcher(new InterruptibleText(text)).find();
  }
}
