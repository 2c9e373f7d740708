package ai.wippy.runtime.http.exchange;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What bodies are, as fields say it. */
public final class MediaType {
  private static final Pattern REFUSED = Pattern.compile(";\\s*q=0(\\.0*)?\\s*(;|$)");

  private MediaType() {}

  /** Without parameters, in lower case. */
  public static String bare(String type) {
    return type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
  }

  /** The value of a parameter such as {@code boundary}. */
  public static Optional<String> parameter(String field, String name) {
    Matcher matcher =
        Pattern.compile(
                ";\\s*"
                    + Pattern.quote(name)
                    + "\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;\\s]*))",
                Pattern.CASE_INSENSITIVE)
            .matcher(field);
    if (!matcher.find()) {
      return Optional.empty();
    }
    String quoted = matcher.group(1);
    return Optional.of(quoted == null ? matcher.group(2) : quoted.replaceAll("\\\\(.)", "$1"));
  }

  /** Whether a field {@code Accept} lets a type in; an empty one lets all in. */
  public static boolean accepts(String field, String type) {
    String wanted = bare(type);
    String family = wanted.replaceFirst("/.*", "/*");
    return field.isBlank()
        || Arrays.stream(field.split(","))
            .filter(each -> !REFUSED.matcher(each).find())
            .map(MediaType::bare)
            .anyMatch(each -> each.equals(wanted) || each.equals(family) || each.equals("*/*"));
  }
}
