package ai.wippy.runtime.lua.time;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads one time by a layout. */
final class LayoutParser {
  private static final List<String> MONTHS =
      names(12, i -> Month.of(i).getDisplayName(TextStyle.FULL, Locale.ENGLISH));
  private static final List<String> DAYS =
      names(7, i -> DayOfWeek.of(i).getDisplayName(TextStyle.FULL, Locale.ENGLISH));

  private final Layout layout;
  private final String value;
  private int at;
  private int year;
  private int month = 1;
  private int day = 1;
  private int dayOfYear;
  private int hour;
  private int minute;
  private int second;
  private int nanos;
  private boolean afternoon;
  private boolean forenoon;
  private @Nullable ZoneOffset offset;
  private String zoneName = "";

  LayoutParser(Layout layout, String value) {
    this.layout = layout;
    this.value = value;
  }

  private static List<String> names(int count, IntFunction<String> name) {
    return IntStream.rangeClosed(1, count).mapToObj(name).toList();
  }

  Time parse(Location location) {
    for (int i = 0; i < layout.parts().size(); i++) {
      var part = layout.parts().get(i);
      int begin = at;
      boolean fits =
          switch (part) {
            case Part.Literal(String text) -> literal(text);
            case Part.Of(Field field) -> field(field, i);
            case Part.Fraction fraction -> fraction(fraction);
          };
      if (!fits) {
        throw wrong(
            ": cannot parse \"%s\" as \"%s\"".formatted(value.substring(begin), part.text()));
      }
    }
    if (at < value.length()) {
      throw wrong(": extra text: \"%s\"".formatted(value.substring(at)));
    }
    return time(location);
  }

  private IllegalArgumentException wrong(String why) {
    return new IllegalArgumentException(
        "parsing time \"%s\" as \"%s\"%s".formatted(value, layout.text(), why));
  }

  /** A space stands for any number of them. */
  private boolean literal(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == ' ') {
        if (at < value.length() && value.charAt(at) != ' ') {
          return false;
        }
        while (at < value.length() && value.charAt(at) == ' ') {
          at++;
        }
      } else if (at < value.length() && value.charAt(at) == text.charAt(i)) {
        at++;
      } else {
        return false;
      }
    }
    return true;
  }

  private boolean field(Field field, int index) {
    return switch (field) {
      case LONG_MONTH -> set(name(MONTHS, 99), found -> month = found);
      case MONTH -> set(name(MONTHS, 3), found -> month = found);
      case LONG_WEEKDAY -> name(DAYS, 99) > 0;
      case WEEKDAY -> name(DAYS, 3) > 0;
      case ZONE_NAME -> zoneName();
      case NUMBER_MONTH -> set(number(1, 2), found -> month = found);
      case ZERO_MONTH -> set(number(2, 2), found -> month = found);
      case DAY -> set(number(1, 2), found -> day = found);
      case SPACED_DAY -> spaces(1) && set(number(1, 2), found -> day = found);
      case ZERO_DAY -> set(number(2, 2), found -> day = found);
      case SPACED_DAY_OF_YEAR -> spaces(2) && set(number(1, 3), found -> dayOfYear = found);
      case ZERO_DAY_OF_YEAR -> set(number(3, 3), found -> dayOfYear = found);
      case HOUR -> set(number(1, 2), found -> hour = found);
      case HOUR_12 -> set(number(1, 2), found -> hour = found);
      case ZERO_HOUR_12 -> set(number(2, 2), found -> hour = found);
      case MINUTE -> set(number(1, 2), found -> minute = found);
      case ZERO_MINUTE -> set(number(2, 2), found -> minute = found);
      case SECOND -> set(number(1, 2), found -> second = found) && unannounced(index);
      case ZERO_SECOND -> set(number(2, 2), found -> second = found) && unannounced(index);
      case YEAR -> set(number(4, 4), found -> year = found);
      case SHORT_YEAR -> set(number(2, 2), found -> year = found + (found >= 69 ? 1900 : 2000));
      case HALF_DAY -> halfDay("AM", "PM");
      case LOWER_HALF_DAY -> halfDay("am", "pm");
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
          utc(field) || offset(field.offset());
    };
  }

  private interface Setter {
    void set(int value);
  }

  private static boolean set(int value, Setter setter) {
    if (value < 0) {
      return false;
    }
    setter.set(value);
    return true;
  }

  /** A number of so many digits, or -1. */
  private int number(int least, int most) {
    int end = at;
    while (end < value.length() && end - at < most && isDigit(end)) {
      end++;
    }
    if (end - at < least) {
      return -1;
    }
    int number = Integer.parseInt(value.substring(at, end));
    at = end;
    return number;
  }

  private boolean isDigit(int index) {
    return index < value.length() && value.charAt(index) >= '0' && value.charAt(index) <= '9';
  }

  private boolean spaces(int most) {
    for (int i = 0; i < most && at < value.length() && value.charAt(at) == ' '; i++) {
      at++;
    }
    return true;
  }

  /** Which of the names comes next, from 1, whatever its case; 0 or less for none. */
  private int name(List<String> names, int length) {
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i).substring(0, Math.min(length, names.get(i).length()));
      if (value.regionMatches(true, at, name, 0, name.length())) {
        at += name.length();
        return i + 1;
      }
    }
    return -1;
  }

  private boolean halfDay(String before, String after) {
    forenoon = value.startsWith(before, at);
    afternoon = value.startsWith(after, at);
    at += 2;
    return forenoon || afternoon;
  }

  private boolean fraction(Part.Fraction fraction) {
    boolean there = isFraction();
    if (fraction.trimmed()) {
      return !there || readFraction(9);
    }
    int begin = at;
    return there && readFraction(fraction.digits()) && at - begin == fraction.digits() + 1;
  }

  private boolean isFraction() {
    return at < value.length()
        && (value.charAt(at) == '.' || value.charAt(at) == ',')
        && isDigit(at + 1);
  }

  /** Seconds may have a fraction, though the layout has none. */
  private boolean unannounced(int index) {
    boolean announced =
        index + 1 < layout.parts().size() && layout.parts().get(index + 1) instanceof Part.Fraction;
    return announced || !isFraction() || readFraction(Integer.MAX_VALUE);
  }

  private boolean readFraction(int most) {
    at++;
    int end = at;
    while (isDigit(end) && end - at < most) {
      end++;
    }
    String digits = value.substring(at, Math.min(end, at + 9));
    nanos = Integer.parseInt(digits + "0".repeat(9 - digits.length()));
    at = end;
    return true;
  }

  private boolean utc(Field field) {
    if (field.isUtcOrOffset() && value.startsWith("Z", at)) {
      at++;
      offset = ZoneOffset.UTC;
      return true;
    }
    return false;
  }

  private boolean offset(OffsetStyle style) {
    if (at == value.length() || (value.charAt(at) != '+' && value.charAt(at) != '-')) {
      return false;
    }
    int sign = value.charAt(at++) == '-' ? -1 : 1;
    int hours = number(2, 2);
    int minutes = style.minutes() ? (colon(style) ? number(2, 2) : -1) : 0;
    int seconds = style.seconds() ? (colon(style) ? number(2, 2) : -1) : 0;
    if (hours < 0 || hours > 17 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59) {
      return false;
    }
    offset = ZoneOffset.ofTotalSeconds(sign * (hours * 3600 + minutes * 60 + seconds));
    return true;
  }

  private boolean colon(OffsetStyle style) {
    return !style.colons() || literal(":");
  }

  /** Capital letters, three to five; {@code GMT} may have an offset. */
  private boolean zoneName() {
    int end = at;
    while (end < value.length() && end - at < 5 && Character.isUpperCase(value.charAt(end))) {
      end++;
    }
    if (end - at < 3) {
      return false;
    }
    zoneName = value.substring(at, end);
    at = end;
    return true;
  }

  private Time time(Location location) {
    if (forenoon && hour == 12) {
      hour = 0;
    } else if (afternoon && hour < 12) {
      hour += 12;
    }
    try {
      return zoned(LocalDateTime.of(date(), LocalTime.of(hour, minute, second, nanos)), location);
    } catch (DateTimeException e) {
      throw wrong(": " + e.getMessage());
    }
  }

  private LocalDate date() {
    return dayOfYear > 0 ? Year.of(year).atDay(dayOfYear) : LocalDate.of(year, month, day);
  }

  private Time zoned(LocalDateTime local, Location location) {
    if (offset != null) {
      var exact = ZonedDateTime.ofInstant(local, offset, location.zone());
      if (exact.getOffset().equals(offset)) {
        return new Time(exact, location);
      }
      var fixed = new Location(offset, offset.equals(ZoneOffset.UTC) ? "UTC" : zoneName);
      return new Time(local.atZone(offset), fixed);
    }
    if (zoneName.isEmpty()) {
      return new Time(local.atZone(location.zone()), location);
    }
    var there = local.atZone(location.zone());
    if (location.abbreviation(there).equals(zoneName)) {
      return new Time(there, location);
    }
    // As in the original, a name that nobody knows there is one of UTC's.
    return new Time(local.atZone(ZoneOffset.UTC), new Location(ZoneOffset.UTC, zoneName));
  }
}
