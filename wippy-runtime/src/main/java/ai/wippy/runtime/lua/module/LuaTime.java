package ai.wippy.runtime.lua.module;

import ai.wippy.registry.Durations;
import ai.wippy.runtime.lua.Arguments;
import ai.wippy.runtime.lua.ObjectType;
import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.lua.code.Numbers;
import ai.wippy.runtime.lua.time.DurationText;
import ai.wippy.runtime.lua.time.Layout;
import ai.wippy.runtime.lua.time.Location;
import ai.wippy.runtime.lua.time.Time;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.ToLongFunction;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** Times, durations and zones as Lua code holds them. */
final class LuaTime {
  private static final Layout RFC3339 = Layout.of("2006-01-02T15:04:05Z07:00");

  static final ObjectType<Location> LOCATION =
      new ObjectType<>("location", Location.class)
          .method("string", (self, _) -> Bytes.of(self.name()));

  /** What is shown as text and compared as a length of time. */
  record Length(Duration duration) {
    @Override
    public String toString() {
      return DurationText.of(duration);
    }
  }

  private static final ObjectType<Length> LENGTH =
      new ObjectType<>("duration", Length.class)
          .method("nanoseconds", (self, _) -> Numbers.of(self.duration.toNanos()))
          .method("microseconds", (self, _) -> Numbers.of(self.duration.toNanos() / 1_000))
          .method("milliseconds", (self, _) -> Numbers.of(self.duration.toNanos() / 1_000_000))
          .method("seconds", (self, _) -> Numbers.of(self.duration.toNanos() / 1e9))
          .method("minutes", (self, _) -> Numbers.of(self.duration.toNanos() / 60e9))
          .method("hours", (self, _) -> Numbers.of(self.duration.toNanos() / 3600e9))
          .method("string", (self, _) -> Bytes.of(self.toString()));

  static final ObjectType<Time> TIME =
      new ObjectType<>("time", Time.class)
          .method("add", LuaTime::add)
          .method("sub", LuaTime::sub)
          .method("add_date", LuaTime::addDate)
          .method("after", compared((a, b) -> a.isAfter(b)))
          .method("before", compared((a, b) -> a.isBefore(b)))
          .method("equal", compared(Instant::equals))
          .method("format", (self, args) -> Bytes.of(layout(args).format(self)))
          .method("format_rfc3339", (self, _) -> Bytes.of(RFC3339.format(self)))
          .method("unix", number(time -> time.instant().getEpochSecond()))
          .method("unix_nano", number(LuaTime::unixNanos))
          .method("date", (self, _) -> date(self))
          .method("clock", (self, _) -> clock(self))
          .method("year", number(time -> time.at().getYear()))
          .method("month", number(time -> time.at().getMonthValue()))
          .method("day", number(time -> time.at().getDayOfMonth()))
          .method("hour", number(time -> time.at().getHour()))
          .method("minute", number(time -> time.at().getMinute()))
          .method("second", number(time -> time.at().getSecond()))
          .method("nanosecond", number(time -> time.at().getNano()))
          .method("weekday", number(time -> time.at().getDayOfWeek().getValue() % 7))
          .method("year_day", number(time -> time.at().getDayOfYear()))
          .method("is_zero", (self, _) -> LuaValue.valueOf(self.isZero()))
          .method("in_location", (self, args) -> of(self.in(LOCATION.argument(args, 1))))
          .method("location", (self, _) -> LOCATION.of(self.location()))
          .method("utc", (self, _) -> of(self.in(Location.UTC)))
          .method("in_local", (self, _) -> of(self.in(Location.local())))
          .method("round", (self, args) -> of(self.rounded(LENGTH.argument(args, 1).duration)))
          .method(
              "truncate", (self, args) -> of(self.truncated(LENGTH.argument(args, 1).duration)));

  private LuaTime() {}

  private static LuaValue of(Time time) {
    return TIME.of(time);
  }

  /** A duration as an object. */
  static LuaValue of(Duration duration) {
    return LENGTH.of(new Length(duration));
  }

  /**
   * A duration: a whole number of nanoseconds, a text such as {@code 1h30m}, or an object.
   *
   * @throws Failure of kind INVALID if it is none
   */
  static Duration duration(Varargs args, int index) {
    LuaValue value = args.arg(index);
    var object = LENGTH.find(value);
    if (object.isPresent()) {
      return object.get().duration;
    }
    if (value instanceof LuaString text) {
      try {
        return Durations.parse(Bytes.text(text));
      } catch (IllegalArgumentException e) {
        throw new Failure(
            Kind.INVALID, "%s; write it as 1h30m or 500ms".formatted(e.getMessage()), e);
      }
    }
    if (!value.isnumber()) {
      throw new Failure(
          Kind.INVALID,
          "expected a duration such as \"5s\" or 5 * time.SECOND, got " + value.typename());
    }
    return Duration.ofNanos(Numbers.isInteger(value) ? value.tolong() : (long) value.todouble());
  }

  private static Layout layout(Varargs args) {
    return Layout.of(Arguments.text(args, 1));
  }

  private static LuaValue add(Time self, Varargs args) {
    return of(self.plus(duration(args, 1)));
  }

  private static LuaValue sub(Time self, Varargs args) {
    return of(self.since(TIME.argument(args, 1)));
  }

  private static LuaValue addDate(Time self, Varargs args) {
    return of(
        self.plus(
            Arguments.integer(args, 1, 0),
            Arguments.integer(args, 2, 0),
            Arguments.integer(args, 3, 0)));
  }

  private static BiFunction<Time, Varargs, Varargs> compared(
      BiPredicate<Instant, Instant> relation) {
    return (self, args) ->
        LuaValue.valueOf(relation.test(self.instant(), TIME.argument(args, 1).instant()));
  }

  private static BiFunction<Time, Varargs, Varargs> number(ToLongFunction<Time> part) {
    return (self, _) -> Numbers.of(part.applyAsLong(self));
  }

  private static long unixNanos(Time time) {
    var instant = time.instant();
    return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
  }

  private static Varargs date(Time self) {
    var at = self.at();
    return LuaValue.varargsOf(
        Numbers.of(at.getYear()), Numbers.of(at.getMonthValue()), Numbers.of(at.getDayOfMonth()));
  }

  private static Varargs clock(Time self) {
    var at = self.at();
    return LuaValue.varargsOf(
        Numbers.of(at.getHour()), Numbers.of(at.getMinute()), Numbers.of(at.getSecond()));
  }
}
