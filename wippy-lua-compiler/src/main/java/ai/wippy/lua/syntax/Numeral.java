package ai.wippy.lua.syntax;

import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a numeral means (Lua 5.3 manual, section 3.1). */
final class Numeral {
  private static final Pattern DECIMAL = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
  private static final Pattern HEXADECIMAL =
      Pattern.compile("0[xX](\\p{XDigit}+\\.?\\p{XDigit}*|\\.\\p{XDigit}+)([pP][+-]?\\d+)?");
  private static final int MOST_DIGITS_OF_A_LONG = 18;

  private Numeral() {}

  /**
   * A {@link Long}, a {@link Double}, or null if the text is no numeral. Decimal digits beyond the
   * range of a long make a float; hexadecimal ones wrap around.
   */
  static @Nullable Object of(String text) {
    if (HEXADECIMAL.matcher(text).matches()) {
      boolean exponent = text.indexOf('p') >= 0 || text.indexOf('P') >= 0;
      return exponent || text.indexOf('.') >= 0
          ? (Object) Double.valueOf(exponent ? text : text + "p0")
          : Long.valueOf(new BigInteger(text.substring(2), 16).longValue());
    }
    if (!DECIMAL.matcher(text).matches()) {
      return null;
    }
    return text.chars().allMatch(c -> c >= '0' && c <= '9') ? whole(text) : Double.valueOf(text);
  }

  private static Object whole(String digits) {
    if (digits.length() <= MOST_DIGITS_OF_A_LONG) {
      return Long.valueOf(digits);
    }
    var value = new BigInteger(digits);
    return value.bitLength() < Long.SIZE
        ? (Object) value.longValue()
        : Double.valueOf(value.doubleValue());
  }
}
