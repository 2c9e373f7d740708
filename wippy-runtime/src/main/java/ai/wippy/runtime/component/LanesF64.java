package ai.wippy.runtime.component;

/**
 * A half of a vector as a double: what WebAssembly's {@code f64x2} instructions are made of. For
 * translated code only.
 */
public final class LanesF64 {

  private LanesF64() {}

  /** Sum. */
  public static long add(long a, long b) {
    return Double.doubleToRawLongBits(Double.longBitsToDouble(a) + Double.longBitsToDouble(b));
  }

  /** Difference. */
  public static long sub(long a, long b) {
    return Double.doubleToRawLongBits(Double.longBitsToDouble(a) - Double.longBitsToDouble(b));
  }

  /** Product. */
  public static long mul(long a, long b) {
    return Double.doubleToRawLongBits(Double.longBitsToDouble(a) * Double.longBitsToDouble(b));
  }

  /** Quotient. */
  public static long div(long a, long b) {
    return Double.doubleToRawLongBits(Double.longBitsToDouble(a) / Double.longBitsToDouble(b));
  }

  /** Negation, of a NaN too. */
  public static long neg(long a) {
    return a ^ Long.MIN_VALUE;
  }

  /** Without the sign, that of a NaN too. */
  public static long abs(long a) {
    return a & ~Long.MIN_VALUE;
  }

  /** Square root. */
  public static long sqrt(long a) {
    return Double.doubleToRawLongBits(Math.sqrt(Double.longBitsToDouble(a)));
  }

  /** Rounded up. */
  public static long ceil(long a) {
    double value = Double.longBitsToDouble(a);
    return Double.doubleToRawLongBits(Double.isNaN(value) ? value + value : Math.ceil(value));
  }

  /** Rounded down. */
  public static long floor(long a) {
    double value = Double.longBitsToDouble(a);
    return Double.doubleToRawLongBits(Double.isNaN(value) ? value + value : Math.floor(value));
  }

  /** Rounded towards zero. */
  public static long trunc(long a) {
    double value = Double.longBitsToDouble(a);
    return Double.doubleToRawLongBits(Double.isNaN(value) ? value + value : towardsZero(value));
  }

  /** Rounded to the nearest, or to the even one of two. */
  public static long nearest(long a) {
    double value = Double.longBitsToDouble(a);
    return Double.doubleToRawLongBits(Double.isNaN(value) ? value + value : Math.rint(value));
  }

  private static double towardsZero(double value) {
    return value < 0 ? Math.ceil(value) : Math.floor(value);
  }

  /** All bits if equal. */
  public static long eq(long a, long b) {
    return Double.longBitsToDouble(a) == Double.longBitsToDouble(b) ? -1 : 0;
  }

  /** All bits if different, as a NaN is from itself. */
  public static long ne(long a, long b) {
    return Double.longBitsToDouble(a) != Double.longBitsToDouble(b) ? -1 : 0;
  }

  /** All bits if less. */
  public static long lt(long a, long b) {
    return Double.longBitsToDouble(a) < Double.longBitsToDouble(b) ? -1 : 0;
  }

  /** All bits if greater. */
  public static long gt(long a, long b) {
    return Double.longBitsToDouble(a) > Double.longBitsToDouble(b) ? -1 : 0;
  }

  /** All bits if less or equal. */
  public static long le(long a, long b) {
    return Double.longBitsToDouble(a) <= Double.longBitsToDouble(b) ? -1 : 0;
  }

  /** All bits if greater or equal. */
  public static long ge(long a, long b) {
    return Double.longBitsToDouble(a) >= Double.longBitsToDouble(b) ? -1 : 0;
  }

  /** The smaller; -0 is smaller than 0, and of a NaN comes a NaN. */
  public static long min(long a, long b) {
    return Double.doubleToRawLongBits(
        smaller(Double.longBitsToDouble(a), Double.longBitsToDouble(b)));
  }

  /** The greater; -0 is smaller than 0, and of a NaN comes a NaN. */
  public static long max(long a, long b) {
    return Double.doubleToRawLongBits(
        greater(Double.longBitsToDouble(a), Double.longBitsToDouble(b)));
  }

  private static double smaller(double a, double b) {
    return Double.isNaN(a) || Double.isNaN(b) ? a + b : Math.min(a, b);
  }

  private static double greater(double a, double b) {
    return Double.isNaN(a) || Double.isNaN(b) ? a + b : Math.max(a, b);
  }

  /** The second if it is less than the first, else the first. */
  public static long pmin(long a, long b) {
    return Double.longBitsToDouble(b) < Double.longBitsToDouble(a) ? b : a;
  }

  /** The second if it is greater than the first, else the first. */
  public static long pmax(long a, long b) {
    return Double.longBitsToDouble(a) < Double.longBitsToDouble(b) ? b : a;
  }

  /** The lower float. */
  public static long promoteLow(long a) {
    return Double.doubleToRawLongBits(Float.intBitsToFloat((int) a));
  }

  /** The upper float. */
  public static long promoteHigh(long a) {
    return promoteLow(a >>> 32);
  }

  /** The lower lane of 32 bits, with sign. */
  public static long convertSLow(long a) {
    return Double.doubleToRawLongBits((int) a);
  }

  /** The upper lane of 32 bits, with sign. */
  public static long convertSHigh(long a) {
    return Double.doubleToRawLongBits((int) (a >>> 32));
  }

  /** The lower lane of 32 bits, without sign. */
  public static long convertULow(long a) {
    return Double.doubleToRawLongBits(a & 0xFFFF_FFFFL);
  }

  /** The upper lane of 32 bits, without sign. */
  public static long convertUHigh(long a) {
    return Double.doubleToRawLongBits(a >>> 32);
  }

  /** Product of the first two, rounded, and the sum of that and the third. */
  public static long madd(long a, long b, long c) {
    return Double.doubleToRawLongBits(
        Double.longBitsToDouble(a) * Double.longBitsToDouble(b) + Double.longBitsToDouble(c));
  }

  /** Product of the first two, rounded, and the third less that. */
  public static long nmadd(long a, long b, long c) {
    return Double.doubleToRawLongBits(
        Double.longBitsToDouble(c) - Double.longBitsToDouble(a) * Double.longBitsToDouble(b));
  }
}
