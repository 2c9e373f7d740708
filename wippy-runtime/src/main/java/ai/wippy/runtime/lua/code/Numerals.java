package ai.wippy.runtime.lua.code;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/**
 * Numbers as text, and back (Lua 5.3 manual, section 3.4.3 and {@code tonumber}).
 *
 * <p>Unlike Lua 5.3, and like Wippy, a float that is whole reads as an integer: {@code 10 / 2} is
 * {@code 5}.
 */
public final class Numerals {
  /** Digits of {@code tostring}: the most that every decimal text survives. */
  private static final int DIGITS = 14;

  private static final double TWO_63 = 0x1p63;
  private static final int MOST_DIGITS_OF_A_LONG = 18;

  private Numerals() {}

  /** What {@code tostring} gives for a value without metamethods. */
  public static String text(LuaValue value) {
    if (value instanceof LuaString string) {
      return Bytes.text(string);
    }
    return value instanceof LuaNumber number ? text(number) : value.tojstring();
  }

  static String text(LuaNumber number) {
    if (number instanceof LuaInteger small) {
      return Integer.toString(small.v);
    }
    if (number instanceof LuaLong large) {
      return Long.toString(large.value);
    }
    return number instanceof LuaUnsigned big
        ? Long.toUnsignedString(big.bits())
        : text(number.todouble());
  }

  private static String text(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    if (value == Math.rint(value) && Math.abs(value) < TWO_63) {
      return value == 0 && isNegative(value) ? "-0" : Long.toString((long) value);
    }
    return shortest(value, DIGITS, false);
  }

  /**
   * C's {@code %g}: the shorter of {@code %e} and {@code %f}, without trailing zeros unless asked
   * for.
   */
  public static String shortest(double value, int precision, boolean zeros) {
    int digits = Math.max(precision, 1);
    if (value == 0) {
      String zero = zeros && digits > 1 ? "0." + "0".repeat(digits - 1) : "0";
      return isNegative(value) ? "-" + zero : zero;
    }
    var rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    int exponent = rounded.precision() - rounded.scale() - 1;
    String text =
        exponent < -4 || exponent >= digits
            ? scientific(rounded, digits - 1)
            : rounded.setScale(digits - 1 - exponent, RoundingMode.HALF_EVEN).toPlainString();
    return zeros ? text : withoutZeros(text);
  }

  /** C's {@code %e}. */
  public static String scientific(double value, int decimals) {
    var exact = new BigDecimal(value);
    String text = scientific(exact, decimals);
    return value == 0 && isNegative(value) ? "-" + text : text;
  }

  private static String scientific(BigDecimal value, int decimals) {
    var rounded = value.round(new MathContext(decimals + 1, RoundingMode.HALF_EVEN));
    int exponent = value.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
    String mantissa = rounded.movePointLeft(exponent).setScale(decimals).toPlainString();
    return "%se%s%02d".formatted(mantissa, exponent < 0 ? "-" : "+", Math.abs(exponent));
  }

  private static String withoutZeros(String text) {
    int end = text.indexOf('e') < 0 ? text.length() : text.indexOf('e');
    String mantissa = text.substring(0, end);
    if (mantissa.indexOf('.') < 0) {
      return text;
    }
    int last = mantissa.length();
    while (mantissa.charAt(last - 1) == '0') {
      last--;
    }
    return mantissa.substring(0, mantissa.charAt(last - 1) == '.' ? last - 1 : last)
        + text.substring(end);
  }

  /** Whether the sign is set, that of zero included. */
  public static boolean isNegative(double value) {
    return Double.doubleToRawLongBits(value) < 0;
  }

  /**
   * The number that a text is, or nil: decimal or hexadecimal, with fraction and exponent. Decimal
   * digits beyond the range of integers make a float, hexadecimal ones wrap around.
   */
  public static LuaValue parse(LuaString string) {
    String text = string.tojstring().strip();
    String digits = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
    boolean negative = text.startsWith("-");
    if (digits.isEmpty() || digits.charAt(0) > '9') {
      return LuaValue.NIL;
    }
    if (digits.startsWith("0x") || digits.startsWith("0X")) {
      return isHex(digits) ? hexadecimal(negative, digits) : LuaValue.NIL;
    }
    if (digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return decimal(negative, digits);
    }
    return isDecimal(digits) ? LuaFloat.of(Double.parseDouble(text)) : LuaValue.NIL;
  }

  private static LuaValue hexadecimal(boolean negative, String digits) {
    boolean exponent = digits.indexOf('p') >= 0 || digits.indexOf('P') >= 0;
    if (exponent || digits.indexOf('.') >= 0) {
      double value = Double.parseDouble(exponent ? digits : digits + "p0");
      return LuaFloat.of(negative ? -value : value);
    }
    long value = new BigInteger(digits.substring(2), 16).longValue();
    return Numbers.of(negative ? -value : value);
  }

  private static LuaValue decimal(boolean negative, String digits) {
    if (digits.length() <= MOST_DIGITS_OF_A_LONG) {
      long value = Long.parseLong(digits);
      return Numbers.of(negative ? -value : value);
    }
    var magnitude = new BigInteger(digits);
    BigInteger value = negative ? magnitude.negate() : magnitude;
    return value.bitLength() < Long.SIZE
        ? Numbers.of(value.longValue())
        : LuaFloat.of(value.doubleValue());
  }

  private static boolean isDecimal(String text) {
    return text.matches("(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
  }

  private static boolean isHex(String text) {
    return text.matches("0[xX](\\p{XDigit}+\\.?\\p{XDigit}*|\\.\\p{XDigit}+)([pP][+-]?\\d+)?");
  }

  /** The integer that a text is in a base from 2 to 36, or nil; it wraps around. */
  public static LuaValue parse(LuaString string, int base) {
    String text = string.tojstring().strip();
    String digits = text.startsWith("-") ? text.substring(1) : text;
    boolean valid =
        !digits.isEmpty() && digits.chars().allMatch(c -> c < 128 && Character.digit(c, base) >= 0);
    return valid ? Numbers.of(new BigInteger(text, base).longValue()) : LuaValue.NIL;
  }
}
