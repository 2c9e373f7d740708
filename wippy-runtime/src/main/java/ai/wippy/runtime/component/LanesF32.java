package ai.wippy.runtime.component;

/**
 * Two floats in a half of a vector, lane 0 in the lower bits: what WebAssembly's {@code f32x4}
 * instructions are made of. For translated code only.
 */
public final class LanesF32 {
  private static final long LOW = 0xFFFF_FFFFL;
  private static final long SIGNS = 0x8000_0000_8000_0000L;

  private LanesF32() {}

  private static float low(long half) {
    return Float.intBitsToFloat((int) half);
  }

  private static float high(long half) {
    return Float.intBitsToFloat((int) (half >>> 32));
  }

  private static long pack(float low, float high) {
    return Float.floatToRawIntBits(low) & LOW | (long) Float.floatToRawIntBits(high) << 32;
  }

  private static long mask(boolean low, boolean high) {
    return (low ? LOW : 0) | (high ? ~LOW : 0);
  }

  /** Sum of each two lanes. */
  public static long add(long a, long b) {
    return pack(low(a) + low(b), high(a) + high(b));
  }

  /** Difference of each two lanes. */
  public static long sub(long a, long b) {
    return pack(low(a) - low(b), high(a) - high(b));
  }

  /** Product of each two lanes. */
  public static long mul(long a, long b) {
    return pack(low(a) * low(b), high(a) * high(b));
  }

  /** Quotient of each two lanes. */
  public static long div(long a, long b) {
    return pack(low(a) / low(b), high(a) / high(b));
  }

  /** Negation, of a NaN too. */
  public static long neg(long a) {
    return a ^ SIGNS;
  }

  /** Without the sign, that of a NaN too. */
  public static long abs(long a) {
    return a & ~SIGNS;
  }

  /** Square root. */
  public static long sqrt(long a) {
    return pack((float) Math.sqrt(low(a)), (float) Math.sqrt(high(a)));
  }

  /** Rounded up. */
  public static long ceil(long a) {
    return pack((float) Math.ceil(low(a)), (float) Math.ceil(high(a)));
  }

  /** Rounded down. */
  public static long floor(long a) {
    return pack((float) Math.floor(low(a)), (float) Math.floor(high(a)));
  }

  /** Rounded towards zero. */
  public static long trunc(long a) {
    return pack(towardsZero(low(a)), towardsZero(high(a)));
  }

  /** Rounded to the nearest, or to the even one of two. */
  public static long nearest(long a) {
    return pack((float) Math.rint(low(a)), (float) Math.rint(high(a)));
  }

  private static float towardsZero(float value) {
    return (float) (value < 0 ? Math.ceil(value) : Math.floor(value));
  }

  /** All bits where equal. */
  public static long eq(long a, long b) {
    return mask(low(a) == low(b), high(a) == high(b));
  }

  /** All bits where different, as a NaN is from itself. */
  public static long ne(long a, long b) {
    return mask(low(a) != low(b), high(a) != high(b));
  }

  /** All bits where less. */
  public static long lt(long a, long b) {
    return mask(low(a) < low(b), high(a) < high(b));
  }

  /** All bits where greater. */
  public static long gt(long a, long b) {
    return mask(low(a) > low(b), high(a) > high(b));
  }

  /** All bits where less or equal. */
  public static long le(long a, long b) {
    return mask(low(a) <= low(b), high(a) <= high(b));
  }

  /** All bits where greater or equal. */
  public static long ge(long a, long b) {
    return mask(low(a) >= low(b), high(a) >= high(b));
  }

  /** The smaller; -0 is smaller than 0, and of a NaN comes a NaN. */
  public static long min(long a, long b) {
    return pack(smaller(low(a), low(b)), smaller(high(a), high(b)));
  }

  /** The greater; -0 is smaller than 0, and of a NaN comes a NaN. */
  public static long max(long a, long b) {
    return pack(greater(low(a), low(b)), greater(high(a), high(b)));
  }

  private static float smaller(float a, float b) {
    return Float.isNaN(a) || Float.isNaN(b) ? a + b : Math.min(a, b);
  }

  private static float greater(float a, float b) {
    return Float.isNaN(a) || Float.isNaN(b) ? a + b : Math.max(a, b);
  }

  /** Of each two lanes the second if it is less than the first, else the first. */
  public static long pmin(long a, long b) {
    return Packed.choose(b, a, lt(b, a));
  }

  /** Of each two lanes the second if it is greater than the first, else the first. */
  public static long pmax(long a, long b) {
    return Packed.choose(b, a, lt(a, b));
  }

  /** The lanes of a vector of doubles. */
  public static long demote(long low, long high) {
    return pack((float) Double.longBitsToDouble(low), (float) Double.longBitsToDouble(high));
  }

  /** Of integers with sign. */
  public static long convertS(long a) {
    return pack((float) (int) a, (float) (int) (a >>> 32));
  }

  /** Of integers without sign. */
  public static long convertU(long a) {
    return pack((float) (a & LOW), (float) (a >>> 32));
  }

  /** Product of the first two, rounded, and the sum of that and the third. */
  public static long madd(long a, long b, long c) {
    return pack(low(a) * low(b) + low(c), high(a) * high(b) + high(c));
  }

  /** Product of the first two, rounded, and the third less that. */
  public static long nmadd(long a, long b, long c) {
    return pack(low(c) - low(a) * low(b), high(c) - high(a) * high(b));
  }
}
