package ai.wippy.runtime.lua;

import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaDouble;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.jse.JseMathLib;

/** The {@code math} table (Lua 5.3 manual, section 6.7, and what 5.1 had besides). */
final class MathLibrary {
  /** LuaJ finds powers through whichever of its libraries was made last; this one is exact. */
  private static final JseMathLib POWERS = new JseMathLib();

  private final Random random = new Random();

  private MathLibrary() {}

  static void install(Globals globals) {
    globals.rawset("math", new MathLibrary().functions().table());
  }

  private Library functions() {
    return new Library()
        .value("pi", LuaValue.valueOf(Math.PI))
        .value("huge", LuaDouble.POSINF)
        .value("maxinteger", LuaInt64.of(Long.MAX_VALUE))
        .value("mininteger", LuaInt64.of(Long.MIN_VALUE))
        .function("abs", args -> sign(args) < 0 ? args.arg1().neg() : number(args))
        .function("ceil", whole(Math::ceil))
        .function("floor", whole(Math::floor))
        .function("acos", of(Math::acos))
        .function("asin", of(Math::asin))
        .function("atan", MathLibrary::arctangent)
        .function("atan2", of(Math::atan2))
        .function("cos", of(Math::cos))
        .function("cosh", of(Math::cosh))
        .function("deg", of(Math::toDegrees))
        .function("exp", of(Math::exp))
        .function("fmod", of((a, b) -> a % b))
        .function("frexp", MathLibrary::mantissa)
        .function("ldexp", of((m, e) -> m * POWERS.dpow_lib(2, e)))
        .function("log", MathLibrary::logarithm)
        .function("log10", of(Math::log10))
        .function("max", args -> extreme(args, true))
        .function("min", args -> extreme(args, false))
        .function("modf", MathLibrary::split)
        .function("pow", of(Math::pow))
        .function("rad", of(Math::toRadians))
        .function("random", this::random)
        .function("randomseed", this::seed)
        .function("sin", of(Math::sin))
        .function("sinh", of(Math::sinh))
        .function("sqrt", of(Math::sqrt))
        .function("tan", of(Math::tan))
        .function("tanh", of(Math::tanh))
        .function("tointeger", MathLibrary::toInteger)
        .function("type", MathLibrary::type);
  }

  private static UnaryOperator<Varargs> of(DoubleUnaryOperator function) {
    return args -> LuaValue.valueOf(function.applyAsDouble(Arguments.number(args, 1)));
  }

  private static UnaryOperator<Varargs> of(DoubleBinaryOperator function) {
    return args ->
        LuaValue.valueOf(
            function.applyAsDouble(Arguments.number(args, 1), Arguments.number(args, 2)));
  }

  private static UnaryOperator<Varargs> whole(DoubleUnaryOperator rounding) {
    return args ->
        args.arg1() instanceof LuaInt64 exact
            ? exact
            : LuaValue.valueOf(rounding.applyAsDouble(Arguments.number(args, 1)));
  }

  private static double sign(Varargs args) {
    return Math.signum(Arguments.number(args, 1));
  }

  private static LuaValue number(Varargs args) {
    return args.arg1() instanceof LuaInt64 exact
        ? exact
        : LuaValue.valueOf(Arguments.number(args, 1));
  }

  private static Varargs arctangent(Varargs args) {
    double x = args.isnoneornil(2) ? 1 : Arguments.number(args, 2);
    return LuaValue.valueOf(Math.atan2(Arguments.number(args, 1), x));
  }

  private static Varargs logarithm(Varargs args) {
    double value = Arguments.number(args, 1);
    if (args.isnoneornil(2)) {
      return LuaValue.valueOf(Math.log(value));
    }
    double base = Arguments.number(args, 2);
    return LuaValue.valueOf(base == 10 ? Math.log10(value) : Math.log(value) / Math.log(base));
  }

  private static Varargs mantissa(Varargs args) {
    double value = Arguments.number(args, 1);
    if (value == 0 || !Double.isFinite(value)) {
      return LuaValue.varargsOf(LuaValue.valueOf(value), LuaValue.ZERO);
    }
    int exponent = Math.getExponent(value) + 1;
    return LuaValue.varargsOf(
        LuaValue.valueOf(value / Math.scalb(1.0, exponent)), LuaValue.valueOf(exponent));
  }

  private static Varargs split(Varargs args) {
    double value = Arguments.number(args, 1);
    double whole = value < 0 ? Math.ceil(value) : Math.floor(value);
    double fraction = Double.isInfinite(value) ? 0 : value - whole;
    return LuaValue.varargsOf(LuaValue.valueOf(whole), LuaValue.valueOf(fraction));
  }

  private static Varargs extreme(Varargs args, boolean largest) {
    Arguments.number(args, 1);
    LuaValue best = args.arg1();
    for (int i = 2; i <= args.narg(); i++) {
      Arguments.number(args, i);
      LuaValue next = args.arg(i);
      best = (largest ? best.lt_b(next) : next.lt_b(best)) ? next : best;
    }
    return best;
  }

  private Varargs random(Varargs args) {
    if (args.narg() == 0) {
      return LuaValue.valueOf(random.nextDouble());
    }
    long low = args.narg() == 1 ? 1 : Arguments.integer(args, 1);
    int last = Math.min(args.narg(), 2);
    long high = Arguments.integer(args, last);
    if (low > high) {
      throw Arguments.bad(last, "interval is empty");
    }
    if (high - low < 0) {
      throw Arguments.bad(last, "interval too large");
    }
    return LuaInt64.of(
        high == Long.MAX_VALUE
            ? random.nextLong(low - 1, high) + 1
            : random.nextLong(low, high + 1));
  }

  private Varargs seed(Varargs args) {
    random.setSeed((long) Arguments.number(args, 1));
    return LuaValue.NONE;
  }

  private static Varargs toInteger(Varargs args) {
    LuaValue value = Arguments.any(args, 1);
    return LuaInt64.whole(value) == null ? LuaValue.NIL : value;
  }

  private static Varargs type(Varargs args) {
    LuaValue value = Arguments.any(args, 1);
    if (!(value instanceof LuaNumber) && !(value instanceof LuaInt64)) {
      return LuaValue.NIL;
    }
    return Bytes.of(LuaInt64.whole(value) == null ? "float" : "integer");
  }
}
