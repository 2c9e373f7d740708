package ai.wippy.runtime.lua.time;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a time is written, given by how {@code Mon Jan 2 15:04:05 MST 2006} is.
 *
 * @param text as its author writes it
 * @param parts the same, understood
 */
public record Layout(String text, List<Part> parts) {
  private static final List<Field> LONGEST_FIRST =
      Stream.of(Field.values())
          .sorted(Comparator.comparing((Field field) -> field.text().length()).reversed())
          .toList();

  /** Copies the list. */
  public Layout {
    parts = List.copyOf(parts);
  }

  /** Understands a layout; every text is one. */
  public static Layout of(String text) {
    var parts = new ArrayList<Part>();
    var literal = new StringBuilder();
    for (int at = 0; at < text.length(); ) {
      var part = part(text, at);
      if (part.isEmpty()) {
        literal.append(text.charAt(at++));
        continue;
      }
      if (!literal.isEmpty()) {
        parts.add(new Part.Literal(literal.toString()));
        literal.setLength(0);
      }
      parts.add(part.get());
      at += part.get().text().length();
    }
    if (!literal.isEmpty()) {
      parts.add(new Part.Literal(literal.toString()));
    }
    return new Layout(text, parts);
  }

  private static Optional<Part> part(String text, int at) {
    char first = text.charAt(at);
    if (first == '.' || first == ',') {
      return fraction(text, at);
    }
    if (text.startsWith("_2006", at)) {
      return Optional.empty();
    }
    return LONGEST_FIRST.stream()
        .filter(field -> text.startsWith(field.text(), at) && !isWord(field, text, at))
        .findFirst()
        .map(Part.Of::new);
  }

  /** {@code Janet} is no month, and {@code Money} no day. */
  private static boolean isWord(Field field, String text, int at) {
    int after = at + field.text().length();
    return (field == Field.MONTH || field == Field.WEEKDAY)
        && after < text.length()
        && Character.isLowerCase(text.charAt(after));
  }

  private static Optional<Part> fraction(String text, int at) {
    int end = at + 1;
    if (end == text.length() || (text.charAt(end) != '0' && text.charAt(end) != '9')) {
      return Optional.empty();
    }
    char digit = text.charAt(end);
    while (end < text.length() && text.charAt(end) == digit) {
      end++;
    }
    boolean longer = end < text.length() && Character.isDigit(text.charAt(end));
    return longer
        ? Optional.empty()
        : Optional.of(new Part.Fraction(text.charAt(at), end - at - 1, digit == '9'));
  }

  /** Writes a time. */
  public String format(Time time) {
    var out = new StringBuilder();
    for (Part part : parts) {
      switch (part) {
        case Part.Literal(String literal) -> out.append(literal);
        case Part.Of(Field field) -> out.append(format(field, time));
        case Part.Fraction fraction -> out.append(format(fraction, time.at().getNano()));
      }
    }
    return out.toString();
  }

  private static String format(Field field, Time time) {
    ZonedDateTime at = time.at();
    return switch (field) {
      case LONG_MONTH -> at.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      case MONTH -> at.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH).substring(0, 3);
      case LONG_WEEKDAY -> at.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      case WEEKDAY -> at.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
      case ZONE_NAME -> time.location().abbreviation(at);
      case NUMBER_MONTH -> "%d".formatted(at.getMonthValue());
      case ZERO_MONTH -> "%02d".formatted(at.getMonthValue());
      case DAY -> "%d".formatted(at.getDayOfMonth());
      case SPACED_DAY -> "%2d".formatted(at.getDayOfMonth());
      case ZERO_DAY -> "%02d".formatted(at.getDayOfMonth());
      case SPACED_DAY_OF_YEAR -> "%3d".formatted(at.getDayOfYear());
      case ZERO_DAY_OF_YEAR -> "%03d".formatted(at.getDayOfYear());
      case HOUR -> "%02d".formatted(at.getHour());
      case HOUR_12 -> "%d".formatted(hour12(at));
      case ZERO_HOUR_12 -> "%02d".formatted(hour12(at));
      case MINUTE -> "%d".formatted(at.getMinute());
      case ZERO_MINUTE -> "%02d".formatted(at.getMinute());
      case SECOND -> "%d".formatted(at.getSecond());
      case ZERO_SECOND -> "%02d".formatted(at.getSecond());
      case YEAR -> "%04d".formatted(at.getYear());
      case SHORT_YEAR -> "%02d".formatted(Math.floorMod(at.getYear(), 100));
      case HALF_DAY -> at.getHour() < 12 ? "AM" : "PM";
      case LOWER_HALF_DAY -> at.getHour() < 12 ? "am" : "pm";
      case UTC_OR_ALL,
          UTC_OR_ALL_COLONS,
          UTC_OR_MINUTES,
          UTC_OR_COLON_MINUTES,
          UTC_OR_HOURS,
          OFFSET_ALL,
          OFFSET_ALL_COLONS,
          OFFSET_MINUTES,
          OFFSET_COLON_MINUTES,
          OFFSET_HOURS ->
          field.isUtcOrOffset() && at.getOffset().equals(ZoneOffset.UTC)
              ? "Z"
              : Offsets.format(at.getOffset(), field.offset());
    };
  }

  private static int hour12(ZonedDateTime at) {
    int hour = at.getHour() % 12;
    return hour == 0 ? 12 : hour;
  }

  private static String format(Part.Fraction fraction, int nanos) {
    String all = "%09d".formatted(nanos);
    String digits =
        fraction.digits() <= 9
            ? all.substring(0, fraction.digits())
            : all + "0".repeat(fraction.digits() - 9);
    String kept = fraction.trimmed() ? digits.replaceFirst("0+$", "") : digits;
    return kept.isEmpty() ? "" : fraction.separator() + kept;
  }

  /**
   * Reads a time.
   *
   * @param location where it is if it does not say so itself
   * @throws IllegalArgumentException if the text is not written that way; its message quotes both
   */
  public Time parse(String value, Location location) {
    return new LayoutParser(this, value).parse(location);
  }
}
