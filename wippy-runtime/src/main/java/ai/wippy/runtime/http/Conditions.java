package ai.wippy.runtime.http;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a client knows of a file already (RFC 9110, section 13).
 *
 * @param tag of the file as it is now
 * @param modified to the second
 */
record Conditions(HttpExchange exchange, String tag, Instant modified) {
  /** Whether what the client has is what there is. */
  boolean isFresh() {
    String tags = exchange.header("if-none-match");
    if (!tags.isEmpty()) {
      return Arrays.stream(tags.split(","))
          .map(each -> each.strip().replaceFirst("^W/", ""))
          .anyMatch(each -> each.equals("*") || each.equals(tag));
    }
    return date(exchange.header("if-modified-since"))
        .filter(since -> !modified.isAfter(since))
        .isPresent();
  }

  /** Whether a part would fit to what the client has. */
  boolean allowsRange() {
    String condition = exchange.header("if-range");
    return condition.isEmpty()
        || condition.equals(tag)
        || date(condition).filter(modified::equals).isPresent();
  }

  private static Optional<Instant> date(String text) {
    try {
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
