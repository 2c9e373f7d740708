package ai.wippy.runtime.lua.code;

import java.math.BigInteger;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/** An arithmetic operator on operands of any kind (Lua 5.3 manual, section 3.4.1). */
enum Operation {
  ADD(LuaValue.ADD, Double::sum, (a, b) -> a + b, BigInteger::add),
  SUBTRACT(LuaValue.SUB, (a, b) -> a - b, (a, b) -> a - b, BigInteger::subtract),
  MULTIPLY(LuaValue.MUL, (a, b) -> a * b, (a, b) -> a * b, BigInteger::multiply),
  FLOOR_DIVIDE(
      Metatags.FLOOR_DIVIDE,
      Operation::floorDivide,
      Operation::floorDivide,
      (a, b) -> a.subtract(modulo(a, b)).divide(b)),
  MODULO(LuaValue.MOD, Operation::modulo, Operation::modulo, Operation::modulo),
  DIVIDE(LuaValue.DIV, (a, b) -> a / b),
  POWER(LuaValue.POW, Operation::power);

  private final LuaString tag;
  private final DoubleBinaryOperator real;
  private final @Nullable LongBinaryOperator whole;
  private final @Nullable BinaryOperator<BigInteger> exact;

  /** An operator that makes floats of integers. */
  Operation(LuaString tag, DoubleBinaryOperator real) {
    this(tag, real, null, null);
  }

  Operation(
      LuaString tag,
      DoubleBinaryOperator real,
      @Nullable LongBinaryOperator whole,
      @Nullable BinaryOperator<BigInteger> exact) {
    this.tag = tag;
    this.real = real;
    this.whole = whole;
    this.exact = exact;
  }

  /**
   * The result; for operands that are no numbers, that of a metamethod.
   *
   * @param names what the code calls the operands, as {@link Operands} takes them
   */
  LuaValue of(LuaValue left, LuaValue right, String names) {
    LuaValue a = Numbers.of(left);
    LuaValue b = Numbers.of(right);
    if (a == null || b == null) {
      return ofObjects(left, right, names);
    }
    if (whole == null || exact == null || !Numbers.isInteger(a) || !Numbers.isInteger(b)) {
      return LuaFloat.of(real.applyAsDouble(a.todouble(), b.todouble()));
    }
    return Numbers.isSigned(a) && Numbers.isSigned(b)
        ? Numbers.of(whole.applyAsLong(a.tolong(), b.tolong()))
        : Numbers.of(
            exact.apply(
                Numbers.exact(a).toBigIntegerExact(), Numbers.exact(b).toBigIntegerExact()));
  }

  private LuaValue ofObjects(LuaValue left, LuaValue right, String names) {
    LuaValue handler = Metatags.of(left, right, tag);
    if (handler.isnil()) {
      throw Operands.unfit(
          "perform arithmetic on", left instanceof LuaNumber ? 1 : 0, names, left, right);
    }
    return handler.call(left, right);
  }

  static double floorDivide(double a, double b) {
    return Math.floor(a / b);
  }

  static long floorDivide(long a, long b) {
    if (b == 0) {
      throw Raised.here("attempt to divide by zero");
    }
    return Math.floorDiv(a, b);
  }

  static double modulo(double a, double b) {
    double rest = a % b;
    return rest * b < 0 ? rest + b : rest;
  }

  static long modulo(long a, long b) {
    if (b == 0) {
      throw Raised.here("attempt to perform 'n%0'");
    }
    return Math.floorMod(a, b);
  }

  private static BigInteger modulo(BigInteger a, BigInteger b) {
    if (b.signum() == 0) {
      throw Raised.here("attempt to perform 'n%0'");
    }
    BigInteger rest = a.mod(b.abs());
    return b.signum() < 0 && rest.signum() > 0 ? rest.add(b) : rest;
  }

  /** Differs from Java where the exponent is not a number or infinite: C says so. */
  static double power(double base, double exponent) {
    boolean one = base == 1 || base == -1 && Double.isInfinite(exponent);
    return one ? 1 : Math.pow(base, exponent);
  }
}
