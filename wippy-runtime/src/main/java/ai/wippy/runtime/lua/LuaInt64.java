package ai.wippy.runtime.lua;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.Buffer;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaUserdata;
import org.luaj.vm2.LuaValue;

/**
 * A whole number beyond ±2^53, where LuaJ's numbers would round: exact in the ranges of s64 and
 * u64.
 *
 * <p>Arithmetic with whole numbers is exact, and an error when the result fits neither range. With
 * a fraction, and for division and powers, it is that of floats. Equal values are one key of a
 * table.
 */
final class LuaInt64 extends LuaUserdata {
  private static final BigInteger EXACT = BigInteger.TWO.pow(53);
  private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MOST = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

  private final BigInteger value;

  private LuaInt64(BigInteger value) {
    super(value);
    this.value = value;
  }

  /** A number of LuaJ's own where that is exact. */
  static LuaValue of(long value) {
    return Math.abs(value) <= 1L << 53 && value != Long.MIN_VALUE
        ? valueOf((double) value)
        : new LuaInt64(BigInteger.valueOf(value));
  }

  /** A number given as the bits of a u64. */
  static LuaValue ofUnsigned(long bits) {
    return bits >= 0 ? of(bits) : new LuaInt64(new BigInteger(Long.toUnsignedString(bits)));
  }

  /** Rounds what fits neither range. */
  static LuaValue of(BigInteger value) {
    if (value.abs().compareTo(EXACT) <= 0 || !fits(value)) {
      return valueOf(value.doubleValue());
    }
    return new LuaInt64(value);
  }

  private static boolean fits(BigInteger value) {
    return value.compareTo(LEAST) >= 0 && value.compareTo(MOST) <= 0;
  }

  /** Whether it is above the range of s64. */
  boolean isUnsigned() {
    return value.bitLength() > 63;
  }

  /** The value, or the bits of one above the range of s64. */
  long bits() {
    return value.longValue();
  }

  BigInteger value() {
    return value;
  }

  /** The whole number that a value is, or null. */
  static @Nullable BigInteger whole(LuaValue value) {
    if (value instanceof LuaInt64 exact) {
      return exact.value;
    }
    double number = value instanceof LuaNumber ? value.todouble() : Double.NaN;
    return number == Math.rint(number) && !Double.isInfinite(number)
        ? new BigDecimal(number).toBigInteger()
        : null;
  }

  private static double approximate(LuaValue value) {
    return value instanceof LuaInt64 exact ? exact.value.doubleValue() : value.checkdouble();
  }

  private static LuaValue exact(
      LuaValue left,
      LuaValue right,
      BinaryOperator<BigInteger> whole,
      DoubleBinaryOperator fraction) {
    var a = whole(left);
    var b = whole(right);
    if (a == null || b == null) {
      return valueOf(fraction.applyAsDouble(approximate(left), approximate(right)));
    }
    var result = whole.apply(a, b);
    if (!fits(result)) {
      error("integer overflow: " + result + " fits neither s64 nor u64");
    }
    return of(result);
  }

  private static LuaValue modulo(LuaValue left, LuaValue right) {
    return exact(left, right, LuaInt64::floorMod, (a, b) -> a - Math.floor(a / b) * b);
  }

  private static BigInteger floorMod(BigInteger a, BigInteger b) {
    if (b.signum() == 0) {
      error("attempt to perform 'n%%0'");
    }
    var rest = a.mod(b.abs());
    return b.signum() < 0 && rest.signum() > 0 ? rest.add(b) : rest;
  }

  private static LuaValue add(LuaValue left, LuaValue right) {
    return exact(left, right, BigInteger::add, Double::sum);
  }

  private static LuaValue subtract(LuaValue left, LuaValue right) {
    return exact(left, right, BigInteger::subtract, (a, b) -> a - b);
  }

  private static LuaValue multiply(LuaValue left, LuaValue right) {
    return exact(left, right, BigInteger::multiply, (a, b) -> a * b);
  }

  private static LuaValue divide(LuaValue left, LuaValue right) {
    return valueOf(approximate(left) / approximate(right));
  }

  private static LuaValue power(LuaValue left, LuaValue right) {
    return valueOf(Math.pow(approximate(left), approximate(right)));
  }

  private int compare(LuaValue other) {
    var whole = whole(other);
    if (whole != null) {
      return value.compareTo(whole);
    }
    if (!(other instanceof LuaNumber)) {
      compareerror(other);
    }
    double number = other.todouble();
    return Double.isInfinite(number)
        ? (number > 0 ? -1 : 1)
        : new BigDecimal(value).compareTo(new BigDecimal(number));
  }

  private static boolean isNaN(LuaValue value) {
    return value instanceof LuaNumber && Double.isNaN(value.todouble());
  }

  @Override
  public LuaValue neg() {
    return subtract(ZERO, this);
  }

  @Override
  public LuaValue add(LuaValue rhs) {
    return add(this, rhs);
  }

  @Override
  public LuaValue add(double lhs) {
    return add(valueOf(lhs), this);
  }

  @Override
  public LuaValue add(int lhs) {
    return add(valueOf(lhs), this);
  }

  @Override
  public LuaValue sub(LuaValue rhs) {
    return subtract(this, rhs);
  }

  @Override
  public LuaValue subFrom(double lhs) {
    return subtract(valueOf(lhs), this);
  }

  @Override
  public LuaValue subFrom(int lhs) {
    return subtract(valueOf(lhs), this);
  }

  @Override
  public LuaValue mul(LuaValue rhs) {
    return multiply(this, rhs);
  }

  @Override
  public LuaValue mul(double lhs) {
    return multiply(valueOf(lhs), this);
  }

  @Override
  public LuaValue mul(int lhs) {
    return multiply(valueOf(lhs), this);
  }

  @Override
  public LuaValue div(LuaValue rhs) {
    return divide(this, rhs);
  }

  @Override
  public LuaValue divInto(double lhs) {
    return divide(valueOf(lhs), this);
  }

  @Override
  public LuaValue mod(LuaValue rhs) {
    return modulo(this, rhs);
  }

  @Override
  public LuaValue modFrom(double lhs) {
    return modulo(valueOf(lhs), this);
  }

  @Override
  public LuaValue pow(LuaValue rhs) {
    return power(this, rhs);
  }

  @Override
  public LuaValue powWith(double lhs) {
    return power(valueOf(lhs), this);
  }

  @Override
  public LuaValue powWith(int lhs) {
    return power(valueOf(lhs), this);
  }

  @Override
  public boolean lt_b(LuaValue rhs) {
    return !isNaN(rhs) && compare(rhs) < 0;
  }

  @Override
  public boolean lt_b(int rhs) {
    return compare(valueOf(rhs)) < 0;
  }

  @Override
  public boolean lt_b(double rhs) {
    return lt_b(valueOf(rhs));
  }

  @Override
  public boolean lteq_b(LuaValue rhs) {
    return !isNaN(rhs) && compare(rhs) <= 0;
  }

  @Override
  public boolean lteq_b(int rhs) {
    return compare(valueOf(rhs)) <= 0;
  }

  @Override
  public boolean lteq_b(double rhs) {
    return lteq_b(valueOf(rhs));
  }

  @Override
  public boolean gt_b(LuaValue rhs) {
    return !isNaN(rhs) && compare(rhs) > 0;
  }

  @Override
  public boolean gt_b(int rhs) {
    return compare(valueOf(rhs)) > 0;
  }

  @Override
  public boolean gt_b(double rhs) {
    return gt_b(valueOf(rhs));
  }

  @Override
  public boolean gteq_b(LuaValue rhs) {
    return !isNaN(rhs) && compare(rhs) >= 0;
  }

  @Override
  public boolean gteq_b(int rhs) {
    return compare(valueOf(rhs)) >= 0;
  }

  @Override
  public boolean gteq_b(double rhs) {
    return gteq_b(valueOf(rhs));
  }

  @Override
  public boolean eq_b(LuaValue other) {
    return raweq(other);
  }

  @Override
  public boolean raweq(LuaValue other) {
    return value.equals(whole(other));
  }

  @Override
  public boolean raweq(LuaUserdata other) {
    return raweq((LuaValue) other);
  }

  @Override
  public boolean raweq(double other) {
    return raweq(valueOf(other));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LuaValue rhs && raweq(rhs);
  }

  /** That of the float of the same value, where there is one: both are the same key. */
  @Override
  public int hashCode() {
    double nearest = value.doubleValue();
    boolean same = new BigDecimal(nearest).compareTo(new BigDecimal(value)) == 0;
    return same ? valueOf(nearest).hashCode() : value.hashCode();
  }

  @Override
  public String tojstring() {
    return value.toString();
  }

  @Override
  public LuaValue tostring() {
    return strvalue();
  }

  @Override
  public LuaString strvalue() {
    return valueOf(value.toString());
  }

  @Override
  public LuaValue concat(LuaValue rhs) {
    return strvalue().concat(rhs);
  }

  @Override
  public Buffer concat(Buffer rhs) {
    return rhs.concatTo(strvalue());
  }

  @Override
  public LuaValue concatTo(LuaString lhs) {
    return lhs.concat(strvalue());
  }

  @Override
  public LuaValue concatTo(LuaNumber lhs) {
    return lhs.concat(strvalue());
  }
}
