package ai.wippy.runtime.lua.code;

import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaValue;

/** {@code for v = start, limit, step} (Lua 5.3 manual, section 3.3.5). */
public final class CountedLoop {
  private final boolean isWhole;
  private final long step;
  private final double realStep;
  private final double realLimit;
  private long turns;
  private long index;
  private double realIndex;

  private CountedLoop(long start, long turns, long step) {
    this.isWhole = true;
    this.index = start;
    this.turns = turns;
    this.step = step;
    this.realStep = 0;
    this.realLimit = 0;
  }

  private CountedLoop(double start, double limit, double step) {
    this.isWhole = false;
    this.realIndex = start;
    this.realLimit = limit;
    this.realStep = step;
    this.step = 0;
  }

  /** A loop over integers if start and step are integers, else over floats. */
  public static CountedLoop of(LuaValue start, LuaValue limit, LuaValue step) {
    LuaValue first = number(start, "initial");
    LuaValue by = number(step, "step");
    if (Numbers.isSigned(first) && Numbers.isSigned(by)) {
      long from = first.tolong();
      return new CountedLoop(from, turns(from, limit, by.tolong()), by.tolong());
    }
    double by64 = by.todouble();
    if (by64 == 0) {
      throw zeroStep();
    }
    return new CountedLoop(first.todouble(), number(limit, "limit").todouble(), by64);
  }

  private static Raised zeroStep() {
    return Raised.here("'for' step is zero");
  }

  private static LuaValue number(LuaValue value, String what) {
    LuaValue number = Numbers.of(value);
    if (number == null) {
      throw Raised.here(
          "'for' %s%s must be a number".formatted(what, what.equals("initial") ? " value" : ""));
    }
    return number;
  }

  /** How many turns a loop over integers has, without a sign; the index never wraps around. */
  public static long turns(long start, LuaValue limit, long step) {
    LuaValue number = number(limit, "limit");
    if (step == 0) {
      throw zeroStep();
    }
    double real = number.todouble();
    if (Double.isNaN(real)) {
      return 0;
    }
    // A float outside of the range of integers becomes the nearest of them.
    long last =
        Numbers.isSigned(number)
            ? number.tolong()
            : (long) (step > 0 ? Math.floor(real) : Math.ceil(real));
    if (step > 0 ? start > last : start < last) {
      return 0;
    }
    long distance = step > 0 ? last - start : start - last;
    // The distance of the least integer's step is not its negative, which does not exist.
    long stride = step > 0 ? step : step == Long.MIN_VALUE ? step : -step;
    long turns = Long.divideUnsigned(distance, stride) + 1;
    // All integers there are make one turn more than fits.
    return turns == 0 ? -1 : turns;
  }

  /** The value of the next turn; null after the last. */
  public @Nullable LuaValue next() {
    if (isWhole) {
      if (turns == 0) {
        return null;
      }
      turns--;
      long value = index;
      index += step;
      return Numbers.of(value);
    }
    double value = realIndex;
    if (!(realStep > 0 ? value <= realLimit : value >= realLimit)) {
      return null;
    }
    realIndex += realStep;
    return LuaFloat.of(value);
  }
}
