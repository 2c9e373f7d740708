package ai.wippy.runtime.lua;

import ai.wippy.runtime.lua.code.Arithmetic;
import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.lua.code.Comparison;
import ai.wippy.runtime.lua.code.Numbers;
import ai.wippy.runtime.lua.code.Table;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** The {@code math} table (Lua 5.3 manual, section 6.7, and what 5.1 had besides). */
final class MathLibrary {
  private static final Table TABLE = table();

  private final Random random = new Random();

  private MathLibrary() {}

  private static Table table() {
    return new Library()
        .value("pi", Numbers.of(Math.PI))
        .value("huge", Numbers.of(Double.POSITIVE_INFINITY))
        .value("maxinteger", Numbers.of(Long.MAX_VALUE))
        .value("mininteger", Numbers.of(Long.MIN_VALUE))
        .function("abs", MathLibrary::absolute)
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
        .function("fmod", MathLibrary::remainder)
        .function("frexp", MathLibrary::mantissa)
        .function("ldexp", of((m, e) -> Math.scalb(m, (int) e)))
        .function("log", MathLibrary::logarithm)
        .function("log10", of(Math::log10))
        .function("max", args -> extreme(args, true))
        .function("min", args -> extreme(args, false))
        .function("mod", args -> Arithmetic.modulo(number(args, 1), number(args, 2), ""))
        .function("modf", MathLibrary::split)
        .function("pow", args -> Arithmetic.power(number(args, 1), number(args, 2), ""))
        .function("rad", of(Math::toRadians))
        .function("sin", of(Math::sin))
        .function("sinh", of(Math::sinh))
        .function("sqrt", of(Math::sqrt))
        .function("tan", of(Math::tan))
        .function("tanh", of(Math::tanh))
        .function("tointeger", MathLibrary::toInteger)
        .function("type", MathLibrary::type)
        .function("ult", MathLibrary::unsignedLess)
        .table();
  }

  /** Adds random numbers of its own to a copy of the table. */
  /** The table of one state, which has random numbers of its own. */
  static Table forState() {
    var library = new MathLibrary();
    return new Library(TABLE.copy())
        .function("random", library::random)
        .function("randomseed", library::seed)
        .table();
  }

  private static UnaryOperator<Varargs> of(DoubleUnaryOperator function) {
    return args -> Numbers.of(function.applyAsDouble(Arguments.number(args, 1)));
  }

  private static UnaryOperator<Varargs> of(DoubleBinaryOperator function) {
    return args ->
        Numbers.of(function.applyAsDouble(Arguments.number(args, 1), Arguments.number(args, 2)));
  }

  private static LuaValue number(Varargs args, int index) {
    Arguments.number(args, index);
    return args.arg(index);
  }

  private static UnaryOperator<Varargs> whole(DoubleUnaryOperator rounding) {
    return args ->
        Numbers.isInteger(args.arg1())
            ? args.arg1()
            : Numbers.whole(rounding.applyAsDouble(Arguments.number(args, 1)));
  }

  private static Varargs absolute(Varargs args) {
    LuaValue number = number(args, 1);
    return Numbers.isInteger(number)
        ? Comparison.less(number, LuaValue.ZERO) ? Arithmetic.negate(number, "") : number
        : Numbers.of(Math.abs(Arguments.number(args, 1)));
  }

  private static Varargs arctangent(Varargs args) {
    double x = args.isnoneornil(2) ? 1 : Arguments.number(args, 2);
    return Numbers.of(Math.atan2(Arguments.number(args, 1), x));
  }

  /** Rounds the quotient towards zero; of integers the result is one. */
  private static Varargs remainder(Varargs args) {
    double a = Arguments.number(args, 1);
    double b = Arguments.number(args, 2);
    if (!Numbers.isInteger(args.arg(1)) || !Numbers.isInteger(args.arg(2))) {
      return Numbers.of(a % b);
    }
    if (b == 0) {
      throw Arguments.bad(2, "zero");
    }
    return Numbers.of(Arguments.integer(args, 1) % Arguments.integer(args, 2));
  }

  private static Varargs logarithm(Varargs args) {
    double value = Arguments.number(args, 1);
    if (args.isnoneornil(2)) {
      return Numbers.of(Math.log(value));
    }
    double base = Arguments.number(args, 2);
    if (base == 2) {
      // Exact for powers of two, which a quotient of logarithms is not.
      int exponent = Math.getExponent(value);
      return Numbers.of(
          value == Math.scalb(1.0, exponent) ? exponent : Math.log(value) / Math.log(2));
    }
    return Numbers.of(base == 10 ? Math.log10(value) : Math.log(value) / Math.log(base));
  }

  private static Varargs mantissa(Varargs args) {
    double value = Arguments.number(args, 1);
    if (value == 0 || !Double.isFinite(value)) {
      return LuaValue.varargsOf(Numbers.of(value), LuaValue.ZERO);
    }
    // Denormals have fewer digits than their exponent says.
    boolean tiny = Math.abs(value) < Double.MIN_NORMAL;
    double scaled = tiny ? value * 0x1p54 : value;
    int exponent = Math.getExponent(scaled) + 1;
    return LuaValue.varargsOf(
        Numbers.of(Math.scalb(scaled, -exponent)), Numbers.of(tiny ? exponent - 54 : exponent));
  }

  private static Varargs split(Varargs args) {
    double value = Arguments.number(args, 1);
    double whole = value < 0 ? Math.ceil(value) : Math.floor(value);
    double fraction = Double.isInfinite(value) ? 0 : value - whole;
    return LuaValue.varargsOf(Numbers.of(whole), Numbers.of(fraction));
  }

  private static Varargs extreme(Varargs args, boolean largest) {
    LuaValue best = number(args, 1);
    for (int i = 2; i <= args.narg(); i++) {
      LuaValue next = number(args, i);
      boolean better = largest ? Comparison.less(best, next) : Comparison.less(next, best);
      best = better ? next : best;
    }
    return best;
  }

  private Varargs random(Varargs args) {
    if (args.narg() == 0) {
      return Numbers.of(random.nextDouble());
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
    return Numbers.of(
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
    if (!(value instanceof LuaNumber) && !(value instanceof LuaString)) {
      return LuaValue.NIL;
    }
    LuaValue number = Numbers.of(value);
    LuaValue whole = number == null ? LuaValue.NIL : Numbers.key(number);
    return Numbers.isInteger(whole) ? whole : LuaValue.NIL;
  }

  private static Varargs type(Varargs args) {
    LuaValue value = Arguments.any(args, 1);
    return value instanceof LuaNumber
        ? Bytes.of(Numbers.isInteger(value) ? "integer" : "float")
        : LuaValue.NIL;
  }

  private static Varargs unsignedLess(Varargs args) {
    return LuaValue.valueOf(
        Long.compareUnsigned(Arguments.integer(args, 1), Arguments.integer(args, 2)) < 0);
  }
}
