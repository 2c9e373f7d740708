package ai.wippy.maven;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Reads {@code project.build.outputTimestamp} as Maven's own plugins do. */
final class OutputTimestamp {
  /** The first and the last second that a zip entry can carry. */
  private static final Instant EARLIEST = Instant.parse("1980-01-01T00:00:02Z");

  private static final Instant LATEST = Instant.parse("2099-12-31T23:59:59Z");

  private OutputTimestamp() {}

  /**
   * The time that a value stands for; the earliest one for none.
   *
   * @param value ISO 8601 with an offset, or seconds since 1970; null, or a single character such
   *     as {@code x}, for none
   * @throws IllegalArgumentException if it is neither or out of the range of a zip file; the
   *     message names it
   */
  static Instant parse(@Nullable String value) {
    if (value == null || value.length() == 1 && !Character.isDigit(value.charAt(0))) {
      return EARLIEST;
    }
    Instant instant = instant(value);
    if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
      throw new IllegalArgumentException(
          "project.build.outputTimestamp `%s` is not between %s and %s, as a jar needs it to be"
              .formatted(value, EARLIEST, LATEST));
    }
    return instant;
  }

  private static Instant instant(String value) {
    try {
      return value.chars().allMatch(Character::isDigit)
          ? Instant.ofEpochSecond(Long.parseLong(value))
          : OffsetDateTime.parse(value).toInstant();
    } catch (DateTimeException | NumberFormatException e) {
      throw new IllegalArgumentException(
          "project.build.outputTimestamp `%s` is neither ISO 8601, such as 2026-11-01T00:00:00Z,"
                  .formatted(value)
              + " nor seconds since 1970",
          e);
    }
  }
}
