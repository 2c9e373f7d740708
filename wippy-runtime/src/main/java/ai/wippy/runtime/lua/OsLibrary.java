package ai.wippy.runtime.lua;

import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.lua.code.Numbers;
import ai.wippy.runtime.lua.code.Table;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** Time from the {@code os} table (Lua 5.3 manual, section 6.9), and nothing else of it. */
final class OsLibrary {
  /** The table, to be copied into each state. */
  static final Table TABLE = table();

  private static final long NANOS = 1_000_000_000L;

  private final Clock clock;
  private final long began = System.nanoTime();

  private OsLibrary(Clock clock) {
    this.clock = clock;
  }

  private static Table table() {
    var library = new OsLibrary(Clock.systemDefaultZone());
    return new Library()
        .function("clock", _ -> library.elapsed())
        .function("date", library::date)
        .function("difftime", OsLibrary::difference)
        .function("time", library::time)
        .table();
  }

  private LuaValue elapsed() {
    return Numbers.of((double) (System.nanoTime() - began) / NANOS);
  }

  private static Varargs difference(Varargs args) {
    double earlier = args.isnoneornil(2) ? 0 : Arguments.number(args, 2);
    return Numbers.of(Arguments.number(args, 1) - earlier);
  }

  private Varargs time(Varargs args) {
    if (args.isnoneornil(1)) {
      return Numbers.of(clock.instant().getEpochSecond());
    }
    LuaTable table = Arguments.table(args, 1);
    // Days and hours beyond their month or day are carried over, as mktime does.
    var local =
        LocalDateTime.of((int) field(table, "year", null), 1, 1, 0, 0)
            .plusMonths(field(table, "month", null) - 1)
            .plusDays(field(table, "day", null) - 1)
            .plusHours(field(table, "hour", 12L))
            .plusMinutes(field(table, "min", 0L))
            .plusSeconds(field(table, "sec", 0L));
    return Numbers.of(local.atZone(clock.getZone()).toEpochSecond());
  }

  private static long field(LuaTable table, String name, @Nullable Long otherwise) {
    LuaValue value = table.get(name);
    if (value.isnil() && otherwise != null) {
      return otherwise;
    }
    if (!value.isnumber()) {
      throw new LuaError("field '%s' missing in date table".formatted(name));
    }
    return value.tolong();
  }

  private Varargs date(Varargs args) {
    String format = args.isnoneornil(1) ? "%c" : Arguments.text(args, 1);
    boolean utc = format.startsWith("!");
    ZoneId zone = utc ? ZoneOffset.UTC : clock.getZone();
    Instant instant =
        args.isnoneornil(2)
            ? clock.instant()
            : Instant.ofEpochSecond((long) Arguments.number(args, 2));
    ZonedDateTime when = instant.atZone(zone);
    String pattern = utc ? format.substring(1) : format;
    return pattern.startsWith("*t") ? fields(when) : Bytes.of(text(pattern, when));
  }

  private static Table fields(ZonedDateTime when) {
    boolean summer = when.getZone().getRules().isDaylightSavings(when.toInstant());
    return new Library()
        .value("year", LuaValue.valueOf(when.getYear()))
        .value("month", LuaValue.valueOf(when.getMonthValue()))
        .value("day", LuaValue.valueOf(when.getDayOfMonth()))
        .value("hour", LuaValue.valueOf(when.getHour()))
        .value("min", LuaValue.valueOf(when.getMinute()))
        .value("sec", LuaValue.valueOf(when.getSecond()))
        .value("wday", LuaValue.valueOf(when.getDayOfWeek().getValue() % 7 + 1))
        .value("yday", LuaValue.valueOf(when.getDayOfYear()))
        .value("isdst", LuaValue.valueOf(summer))
        .table();
  }

  private static String text(String pattern, ZonedDateTime when) {
    var out = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '%' && i + 1 < pattern.length()) {
        out.append(conversion(pattern.charAt(++i), when));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static String conversion(char letter, ZonedDateTime when) {
    String java =
        switch (letter) {
          case 'a' -> "EEE";
          case 'A' -> "EEEE";
          case 'b', 'h' -> "MMM";
          case 'B' -> "MMMM";
          case 'c' -> "EEE MMM ppd HH:mm:ss yyyy";
          case 'd' -> "dd";
          case 'D', 'x' -> "MM/dd/yy";
          case 'e' -> "ppd";
          case 'F' -> "yyyy-MM-dd";
          case 'H' -> "HH";
          case 'I' -> "hh";
          case 'j' -> "DDD";
          case 'm' -> "MM";
          case 'M' -> "mm";
          case 'p' -> "a";
          case 'R' -> "HH:mm";
          case 'S' -> "ss";
          case 'T', 'X' -> "HH:mm:ss";
          case 'y' -> "yy";
          case 'Y' -> "yyyy";
          case 'z' -> "xx";
          case 'Z' -> "zzz";
          case 'n' -> "'\n'";
          case 't' -> "'\t'";
          case '%' -> "'%'";
          default ->
              throw new LuaError("invalid conversion specifier '%%%c' in date".formatted(letter));
        };
    return DateTimeFormatter.ofPattern(java, Locale.ENGLISH).format(when);
  }
}
