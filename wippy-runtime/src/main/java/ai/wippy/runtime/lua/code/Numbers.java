package ai.wippy.runtime.lua.code;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/**
 * Numbers and their two subtypes (Lua 5.3 manual, section 2.1): integers of 64 bits and floats.
 * Builtins make their numbers here and not with {@code LuaValue.valueOf}, which takes whole floats
 * for integers.
 */
public final class Numbers {
  private static final double TWO_63 = 0x1p63;
  private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MOST = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

  private Numbers() {}

  /** An integer. */
  public static LuaValue of(long value) {
    int small = (int) value;
    return small == value ? LuaInteger.valueOf(small) : new LuaLong(value);
  }

  /** A float. */
  public static LuaValue of(double value) {
    return LuaFloat.of(value);
  }

  /** An integer given as the bits of a u64. */
  public static LuaValue ofUnsigned(long bits) {
    return bits >= 0 ? of(bits) : new LuaUnsigned(bits);
  }

  /** An integer in the range of s64 or u64. */
  static LuaValue of(BigInteger value) {
    if (value.compareTo(LEAST) < 0 || value.compareTo(MOST) > 0) {
      throw Raised.here("integer overflow: " + value + " fits neither s64 nor u64");
    }
    return value.signum() < 0 ? of(value.longValue()) : ofUnsigned(value.longValue());
  }

  /** A float that is whole as an integer, if it fits one; else the float. */
  public static LuaValue whole(double value) {
    return fits(value) ? of((long) value) : of(value);
  }

  private static boolean fits(double value) {
    return value >= -TWO_63 && value < TWO_63 && value == Math.rint(value);
  }

  /** Whether a number is of the subtype integer. */
  public static boolean isInteger(LuaValue value) {
    return value instanceof LuaInteger || value instanceof LuaLong || value instanceof LuaUnsigned;
  }

  /** Whether it is an integer of 64 bits with a sign, which nearly all are. */
  static boolean isSigned(LuaValue value) {
    return value instanceof LuaInteger || value instanceof LuaLong;
  }

  /** Whether a number is equal to an integer with a sign. */
  public static boolean hasInteger(LuaValue number) {
    return isSigned(number) || !(number instanceof LuaUnsigned) && fits(number.todouble());
  }

  /** The number that a number or a text is, or null. */
  public static @Nullable LuaValue of(LuaValue value) {
    if (value instanceof LuaNumber) {
      return value;
    }
    LuaValue parsed = value instanceof LuaString text ? Numerals.parse(text) : LuaValue.NIL;
    return parsed.isnil() ? null : parsed;
  }

  /** The exact value of a number that is finite. */
  public static BigDecimal exact(LuaValue number) {
    return switch (number) {
      case LuaUnsigned big -> new BigDecimal(big.value());
      case LuaInteger small -> BigDecimal.valueOf(small.v);
      case LuaLong large -> BigDecimal.valueOf(large.value);
      default -> new BigDecimal(number.todouble());
    };
  }

  /** The number as a key of a table: a float that is whole is the same key as the integer. */
  public static LuaValue key(LuaValue number) {
    return isInteger(number) ? number : whole(number.todouble());
  }

  /** A hash that equal numbers share; that of a small integer is LuaJ's. */
  static int hash(LuaValue number) {
    return hasInteger(number) ? hash(number.tolong()) : Double.hashCode(number.todouble() + 0.0);
  }

  private static int hash(long value) {
    int small = (int) value;
    return small == value ? small : Long.hashCode(value);
  }
}
