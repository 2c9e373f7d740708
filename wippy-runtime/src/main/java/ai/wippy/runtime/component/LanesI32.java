package ai.wippy.runtime.component;

/**
 * Lanes of 32 bits in a half of a vector, lane 0 in the lowest bits: what WebAssembly's {@code
 * i32x4} instructions are made of. For translated code only.
 */
public final class LanesI32 {
  private static final long LOW = 0xFFFF_FFFFL;
  private static final long SHORTS = 0x0000_FFFF_0000_FFFFL;

  private LanesI32() {}

  private static int high(long half) {
    return (int) (half >>> 32);
  }

  private static long pack(int low, int high) {
    return low & LOW | (long) high << 32;
  }

  private static long mask(boolean low, boolean high) {
    return (low ? LOW : 0) | (high ? ~LOW : 0);
  }

  /** Sum of each two lanes. */
  public static long add(long a, long b) {
    return a + b & LOW | (a & ~LOW) + (b & ~LOW);
  }

  /** Difference of each two lanes. */
  public static long sub(long a, long b) {
    return a - b & LOW | (a & ~LOW) - (b & ~LOW);
  }

  /** Lower half of the product. */
  public static long mul(long a, long b) {
    return a * b & LOW | (a >>> 32) * (b >>> 32) << 32;
  }

  /** Negation. */
  public static long neg(long a) {
    return sub(0, a);
  }

  /** Absolute value; that of the least number is itself. */
  public static long abs(long a) {
    return pack(Math.abs((int) a), Math.abs(high(a)));
  }

  /** All bits where equal. */
  public static long eq(long a, long b) {
    return mask((int) a == (int) b, high(a) == high(b));
  }

  /** All bits where different. */
  public static long ne(long a, long b) {
    return ~eq(a, b);
  }

  /** All bits where less, signed. */
  public static long ltS(long a, long b) {
    return mask((int) a < (int) b, high(a) < high(b));
  }

  /** All bits where less, unsigned. */
  public static long ltU(long a, long b) {
    return mask((a & LOW) < (b & LOW), a >>> 32 < b >>> 32);
  }

  /** All bits where greater, signed. */
  public static long gtS(long a, long b) {
    return ltS(b, a);
  }

  /** All bits where less or equal, signed. */
  public static long leS(long a, long b) {
    return ~ltS(b, a);
  }

  /** All bits where greater or equal, signed. */
  public static long geS(long a, long b) {
    return ~ltS(a, b);
  }

  /** All bits where greater, unsigned. */
  public static long gtU(long a, long b) {
    return ltU(b, a);
  }

  /** All bits where less or equal, unsigned. */
  public static long leU(long a, long b) {
    return ~ltU(b, a);
  }

  /** All bits where greater or equal, unsigned. */
  public static long geU(long a, long b) {
    return ~ltU(a, b);
  }

  /** The smaller, signed. */
  public static long minS(long a, long b) {
    return pack(Math.min((int) a, (int) b), Math.min(high(a), high(b)));
  }

  /** The smaller, unsigned. */
  public static long minU(long a, long b) {
    return Math.min(a & LOW, b & LOW) | Math.min(a >>> 32, b >>> 32) << 32;
  }

  /** The greater, signed. */
  public static long maxS(long a, long b) {
    return pack(Math.max((int) a, (int) b), Math.max(high(a), high(b)));
  }

  /** The greater, unsigned. */
  public static long maxU(long a, long b) {
    return Math.max(a & LOW, b & LOW) | Math.max(a >>> 32, b >>> 32) << 32;
  }

  /** Shift to the left by the lowest bits of a count. */
  public static long shl(long a, int count) {
    return pack((int) a << count, high(a) << count);
  }

  /** Shift to the right that fills with zeros. */
  public static long shrU(long a, int count) {
    return pack((int) a >>> count, high(a) >>> count);
  }

  /** Shift to the right that fills with the sign. */
  public static long shrS(long a, int count) {
    return pack((int) a >> count, high(a) >> count);
  }

  /** 1 if no lane of a vector is zero. */
  public static int allTrue(long low, long high) {
    return (int) low != 0 && high(low) != 0 && (int) high != 0 && high(high) != 0 ? 1 : 0;
  }

  /** The highest bits of a vector's lanes, that of lane 0 lowest. */
  public static int bitmask(long low, long high) {
    return (int) (low >>> 31 & 1 | low >>> 62 & 2 | high >>> 29 & 4 | high >>> 60 & 8);
  }

  /** Sums of each two products of lanes of 16 bits with signs. */
  public static long dot(long a, long b) {
    return pack(
        (short) a * (short) b + ((int) a >> 16) * ((int) b >> 16),
        (short) high(a) * (short) high(b) + (high(a) >> 16) * (high(b) >> 16));
  }

  /** Sums of each two lanes of 16 bits with sign. */
  public static long extaddPairwiseS(long a) {
    return pack((short) a + ((int) a >> 16), (short) high(a) + (high(a) >> 16));
  }

  /** Sums of each two lanes of 16 bits without sign. */
  public static long extaddPairwiseU(long a) {
    return (a & SHORTS) + (a >>> 16 & SHORTS);
  }

  /** The lower two lanes of 16 bits, with sign. */
  public static long extendSLow(long a) {
    return pack((short) a, (int) a >> 16);
  }

  /** The upper two lanes of 16 bits, with sign. */
  public static long extendSHigh(long a) {
    return extendSLow(a >>> 32);
  }

  /** The lower two lanes of 16 bits, without sign. */
  public static long extendULow(long a) {
    return a & 0xFFFF | (a & 0xFFFF_0000L) << 16;
  }

  /** The upper two lanes of 16 bits, without sign. */
  public static long extendUHigh(long a) {
    return extendULow(a >>> 32);
  }

  /** Products of the lower two lanes of 16 bits, with sign. */
  public static long extmulSLow(long a, long b) {
    return mul(extendSLow(a), extendSLow(b));
  }

  /** Products of the upper two lanes of 16 bits, with sign. */
  public static long extmulSHigh(long a, long b) {
    return mul(extendSHigh(a), extendSHigh(b));
  }

  /** Products of the lower two lanes of 16 bits, without sign. */
  public static long extmulULow(long a, long b) {
    return mul(extendULow(a), extendULow(b));
  }

  /** Products of the upper two lanes of 16 bits, without sign. */
  public static long extmulUHigh(long a, long b) {
    return mul(extendUHigh(a), extendUHigh(b));
  }

  /** Two floats, saturated as signed numbers; a NaN becomes 0. */
  public static long truncSatF32S(long a) {
    return pack((int) Float.intBitsToFloat((int) a), (int) Float.intBitsToFloat(high(a)));
  }

  /** Two floats, saturated as unsigned numbers; a NaN becomes 0. */
  public static long truncSatF32U(long a) {
    return unsigned(Float.intBitsToFloat((int) a)) | unsigned(Float.intBitsToFloat(high(a))) << 32;
  }

  /** Two doubles, saturated as signed numbers; a NaN becomes 0. */
  public static long truncSatF64S(long low, long high) {
    return pack((int) Double.longBitsToDouble(low), (int) Double.longBitsToDouble(high));
  }

  /** Two doubles, saturated as unsigned numbers; a NaN becomes 0. */
  public static long truncSatF64U(long low, long high) {
    return unsigned(Double.longBitsToDouble(low)) | unsigned(Double.longBitsToDouble(high)) << 32;
  }

  private static long unsigned(double value) {
    return Math.max(0, Math.min((long) value, LOW));
  }

  /** Sums of each four products of lanes of 8 bits, and another number. */
  public static long relaxedDotAdd(long a, long b, long sum) {
    return add(extaddPairwiseS(LanesI16.relaxedDot(a, b)), sum);
  }
}
