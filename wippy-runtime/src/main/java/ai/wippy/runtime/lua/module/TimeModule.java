package ai.wippy.runtime.lua.module;

import ai.wippy.runtime.lua.Answer;
import ai.wippy.runtime.lua.Arguments;
import ai.wippy.runtime.lua.Library;
import ai.wippy.runtime.lua.LuaModule;
import ai.wippy.runtime.lua.LuaState;
import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.lua.code.Numbers;
import ai.wippy.runtime.lua.time.Layout;
import ai.wippy.runtime.lua.time.Location;
import ai.wippy.runtime.lua.time.Time;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.Month;
import java.util.Map;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code time}: moments, durations, zones, and waiting for them. */
final class TimeModule implements LuaModule {
  private static final Map<String, String> LAYOUTS =
      Map.ofEntries(
          Map.entry("RFC3339", "2006-01-02T15:04:05Z07:00"),
          Map.entry("RFC3339NANO", "2006-01-02T15:04:05.999999999Z07:00"),
          Map.entry("RFC822", "02 Jan 06 15:04 MST"),
          Map.entry("RFC822Z", "02 Jan 06 15:04 -0700"),
          Map.entry("RFC850", "Monday, 02-Jan-06 15:04:05 MST"),
          Map.entry("RFC1123", "Mon, 02 Jan 2006 15:04:05 MST"),
          Map.entry("RFC1123Z", "Mon, 02 Jan 2006 15:04:05 -0700"),
          Map.entry("ANSIC", "Mon Jan _2 15:04:05 2006"),
          Map.entry("DATE_TIME", "2006-01-02 15:04:05"),
          Map.entry("DATE_ONLY", "2006-01-02"),
          Map.entry("TIME_ONLY", "15:04:05"),
          Map.entry("KITCHEN", "3:04PM"),
          Map.entry("STAMP", "Jan _2 15:04:05"),
          Map.entry("STAMP_MILLI", "Jan _2 15:04:05.000"),
          Map.entry("STAMP_MICRO", "Jan _2 15:04:05.000000"),
          Map.entry("STAMP_NANO", "Jan _2 15:04:05.000000000"));

  private static final Map<String, Duration> UNITS =
      Map.of(
          "NANOSECOND", Duration.ofNanos(1),
          "MICROSECOND", Duration.ofNanos(1_000),
          "MILLISECOND", Duration.ofMillis(1),
          "SECOND", Duration.ofSeconds(1),
          "MINUTE", Duration.ofMinutes(1),
          "HOUR", Duration.ofHours(1));

  @Override
  public LuaValue open(LuaState state) {
    var library = new Library();
    LAYOUTS.forEach((name, layout) -> library.value(name, Bytes.of(layout)));
    UNITS.forEach((name, unit) -> library.value(name, Numbers.of(unit.toNanos())));
    for (Month month : Month.values()) {
      library.value(month.name(), LuaValue.valueOf(month.getValue()));
    }
    for (DayOfWeek day : DayOfWeek.values()) {
      library.value(day.name(), LuaValue.valueOf(day.getValue() % 7));
    }
    return library
        .value("utc", LuaTime.LOCATION.of(Location.UTC))
        .value("localtz", LuaTime.LOCATION.of(Location.local()))
        .function("now", _ -> LuaTime.TIME.of(Time.of(Instant.now(), Location.local())))
        .function("date", TimeModule::date)
        .function("unix", TimeModule::unix)
        .function("parse", args -> Answer.of(() -> parse(args)))
        .function("parse_duration", args -> Answer.of(() -> LuaTime.of(LuaTime.duration(args, 1))))
        .function("load_location", args -> Answer.of(() -> location(args)))
        .function("fixed_zone", TimeModule::fixedZone)
        .function("sleep", args -> sleep(state, args))
        .function("after", args -> LuaTimer.after(state, args))
        .function("timer", args -> LuaTimer.timer(state, args))
        .function("ticker", args -> LuaTimer.ticker(state, args))
        .table();
  }

  private static LuaValue date(Varargs args) {
    try {
      return LuaTime.TIME.of(
          Time.of(
              Arguments.integer(args, 1),
              Arguments.integer(args, 2),
              Arguments.integer(args, 3),
              Arguments.integer(args, 4, 0),
              Arguments.integer(args, 5, 0),
              Arguments.integer(args, 6, 0),
              Arguments.integer(args, 7, 0),
              args.isnoneornil(8) ? Location.local() : LuaTime.LOCATION.argument(args, 8)));
    } catch (DateTimeException | ArithmeticException e) {
      throw Arguments.bad(1, "no such date: " + e.getMessage());
    }
  }

  private static LuaValue unix(Varargs args) {
    try {
      return LuaTime.TIME.of(
          Time.of(
              Instant.ofEpochSecond(Arguments.integer(args, 1), Arguments.integer(args, 2, 0)),
              Location.local()));
    } catch (DateTimeException | ArithmeticException e) {
      throw Arguments.bad(1, "no such time: " + e.getMessage());
    }
  }

  private static LuaValue parse(Varargs args) {
    var location = args.isnoneornil(3) ? Location.UTC : LuaTime.LOCATION.argument(args, 3);
    var layout = Layout.of(Arguments.text(args, 1));
    try {
      return LuaTime.TIME.of(layout.parse(Arguments.text(args, 2), location));
    } catch (IllegalArgumentException e) {
      throw new Failure(Kind.INVALID, String.valueOf(e.getMessage()), e);
    }
  }

  private static LuaValue location(Varargs args) {
    String name = Arguments.text(args, 1);
    if (name.isEmpty()) {
      throw new Failure(Kind.INVALID, "a location needs a name, such as Europe/Berlin");
    }
    return Location.named(name)
        .map(LuaTime.LOCATION::of)
        .orElseThrow(() -> new Failure(Kind.NOT_FOUND, "unknown time zone " + name));
  }

  private static LuaValue fixedZone(Varargs args) {
    long offset = Arguments.integer(args, 2);
    try {
      return LuaTime.LOCATION.of(Location.fixed(Arguments.text(args, 1), Math.toIntExact(offset)));
    } catch (DateTimeException | ArithmeticException _) {
      throw Arguments.bad(2, "offset of %d seconds is not within 18 hours".formatted(offset));
    }
  }

  private static Varargs sleep(LuaState state, Varargs args) {
    return Answer.of(() -> {
      var duration = LuaTime.duration(args, 1);
      state.outside(() -> {
        Thread.sleep(duration.isNegative() ? Duration.ZERO : duration);
        return true;
      });
    });
  }
}
