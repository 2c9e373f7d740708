package ai.wippy.runtime.component;

/**
 * Lanes of 16 bits in a half of a vector, lane 0 in the lowest bits: what WebAssembly's {@code
 * i16x8} instructions are made of. For translated code only.
 */
public final class LanesI16 {
  private static final long HIGH = 0x8000_8000_8000_8000L;
  private static final long BYTES = 0x00FF_00FF_00FF_00FFL;
  private static final long SIGNS = 0x0080_0080_0080_0080L;

  private LanesI16() {}

  /** Sum of each two lanes. */
  public static long add(long a, long b) {
    return Packed.add(a, b, HIGH);
  }

  /** Difference of each two lanes. */
  public static long sub(long a, long b) {
    return Packed.subtract(a, b, HIGH);
  }

  /** Sum, saturated as signed numbers. */
  public static long addSatS(long a, long b) {
    return Packed.addSaturatingS(a, b, HIGH, 16);
  }

  /** Difference, saturated as signed numbers. */
  public static long subSatS(long a, long b) {
    return Packed.subtractSaturatingS(a, b, HIGH, 16);
  }

  /** Sum, saturated as unsigned numbers. */
  public static long addSatU(long a, long b) {
    return Packed.addSaturatingU(a, b, HIGH, 16);
  }

  /** Difference, saturated as unsigned numbers. */
  public static long subSatU(long a, long b) {
    return Packed.subtractSaturatingU(a, b, HIGH, 16);
  }

  /** Negation. */
  public static long neg(long a) {
    return Packed.subtract(0, a, HIGH);
  }

  /** Absolute value; that of the least number is itself. */
  public static long abs(long a) {
    long negative = Packed.spread(a & HIGH, 16);
    return Packed.subtract(a ^ negative, negative, HIGH);
  }

  /** Half of the sum, unsigned, rounded up. */
  public static long avgrU(long a, long b) {
    return (a | b) - ((a ^ b) >>> 1 & ~HIGH);
  }

  /** All bits where equal. */
  public static long eq(long a, long b) {
    return Packed.spread(Packed.zero(a ^ b, HIGH), 16);
  }

  /** All bits where different. */
  public static long ne(long a, long b) {
    return ~eq(a, b);
  }

  /** All bits where less, signed. */
  public static long ltS(long a, long b) {
    return Packed.spread(Packed.lessS(a, b, HIGH), 16);
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

  /** The smaller, signed. */
  public static long minS(long a, long b) {
    return Packed.choose(a, b, ltS(a, b));
  }

  /** The greater, signed. */
  public static long maxS(long a, long b) {
    return Packed.choose(b, a, ltS(a, b));
  }

  /** All bits where less, unsigned. */
  public static long ltU(long a, long b) {
    return Packed.spread(Packed.lessU(a, b, HIGH), 16);
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

  /** The smaller, unsigned. */
  public static long minU(long a, long b) {
    return Packed.choose(a, b, ltU(a, b));
  }

  /** The greater, unsigned. */
  public static long maxU(long a, long b) {
    return Packed.choose(b, a, ltU(a, b));
  }

  /** Shift to the left by the lowest bits of a count. */
  public static long shl(long a, int count) {
    int bits = count & 15;
    return a << bits & (HIGH >>> 15) * (0xFFFF << bits & 0xFFFF);
  }

  /** Shift to the right that fills with zeros. */
  public static long shrU(long a, int count) {
    int bits = count & 15;
    return a >>> bits & (HIGH >>> 15) * (0xFFFF >> bits);
  }

  /** Shift to the right that fills with the sign. */
  public static long shrS(long a, int count) {
    int bits = count & 15;
    long kept = (HIGH >>> 15) * (0xFFFF >> bits);
    return a >>> bits & kept | Packed.spread(a & HIGH, 16) & ~kept;
  }

  /** 1 if no lane of a vector is zero. */
  public static int allTrue(long low, long high) {
    return (Packed.zero(low, HIGH) | Packed.zero(high, HIGH)) == 0 ? 1 : 0;
  }

  /** The highest bits of a vector's lanes, that of lane 0 lowest. */
  public static int bitmask(long low, long high) {
    return mask(low) | mask(high) << 4;
  }

  private static int mask(long half) {
    return (int) (half >>> 15 & 1 | half >>> 30 & 2 | half >>> 45 & 4 | half >>> 60 & 8);
  }

  private static int lane(long half, int lane) {
    return (short) (half >>> 16 * lane);
  }

  private static long pack(int lane0, int lane1, int lane2, int lane3) {
    return lane0 & 0xFFFFL | (lane1 & 0xFFFFL) << 16 | (lane2 & 0xFFFFL) << 32 | (long) lane3 << 48;
  }

  /** Lower half of the product. */
  public static long mul(long a, long b) {
    return a * b & 0xFFFFL
        | (a >>> 16) * (b >>> 16) << 16 & 0xFFFF_0000L
        | (a >>> 32) * (b >>> 32) << 32 & 0xFFFF_0000_0000L
        | (a >>> 48) * (b >>> 48) << 48;
  }

  /** Product of fixed-point numbers with 15 bits behind the point, rounded and saturated. */
  public static long q15mulrSatS(long a, long b) {
    return pack(
        q15(lane(a, 0), lane(b, 0)),
        q15(lane(a, 1), lane(b, 1)),
        q15(lane(a, 2), lane(b, 2)),
        q15(lane(a, 3), lane(b, 3)));
  }

  private static int q15(int a, int b) {
    return Math.min(a * b + 0x4000 >> 15, Short.MAX_VALUE);
  }

  /** Sums of each two lanes of 8 bits with sign. */
  public static long extaddPairwiseS(long a) {
    return Packed.subtract(
        extaddPairwiseU(a ^ 0x8080_8080_8080_8080L), 0x0100_0100_0100_0100L, HIGH);
  }

  /** Sums of each two lanes of 8 bits without sign. */
  public static long extaddPairwiseU(long a) {
    return (a & BYTES) + (a >>> 8 & BYTES);
  }

  /** The lower four lanes of 8 bits, with sign. */
  public static long extendSLow(long a) {
    return Packed.subtract(extendULow(a) ^ SIGNS, SIGNS, HIGH);
  }

  /** The upper four lanes of 8 bits, with sign. */
  public static long extendSHigh(long a) {
    return extendSLow(a >>> 32);
  }

  /** The lower four lanes of 8 bits, without sign. */
  public static long extendULow(long a) {
    long pairs = (a & 0xFFFFL) | (a & 0xFFFF_0000L) << 16;
    return (pairs | pairs << 8) & BYTES;
  }

  /** The upper four lanes of 8 bits, without sign. */
  public static long extendUHigh(long a) {
    return extendULow(a >>> 32);
  }

  /** Products of the lower four lanes of 8 bits, with sign. */
  public static long extmulSLow(long a, long b) {
    return mul(extendSLow(a), extendSLow(b));
  }

  /** Products of the upper four lanes of 8 bits, with sign. */
  public static long extmulSHigh(long a, long b) {
    return mul(extendSHigh(a), extendSHigh(b));
  }

  /** Products of the lower four lanes of 8 bits, without sign. */
  public static long extmulULow(long a, long b) {
    return mul(extendULow(a), extendULow(b));
  }

  /** Products of the upper four lanes of 8 bits, without sign. */
  public static long extmulUHigh(long a, long b) {
    return mul(extendUHigh(a), extendUHigh(b));
  }

  /** Sums of each two products of lanes of 8 bits, all with signs. */
  public static long relaxedDot(long a, long b) {
    return Packed.add(mul(odd(a), odd(b)), mul(even(a), even(b)), HIGH);
  }

  private static long even(long a) {
    return Packed.subtract(a & BYTES ^ SIGNS, SIGNS, HIGH);
  }

  private static long odd(long a) {
    return even(a >>> 8);
  }

  /** The 32-bit lanes of a vector, signed, saturated to 16 bits with sign. */
  public static long narrowS(long low, long high) {
    return pack(
        clampS((int) low),
        clampS((int) (low >>> 32)),
        clampS((int) high),
        clampS((int) (high >>> 32)));
  }

  /** The 32-bit lanes of a vector, signed, saturated to 16 bits without sign. */
  public static long narrowU(long low, long high) {
    return pack(
        clampU((int) low),
        clampU((int) (low >>> 32)),
        clampU((int) high),
        clampU((int) (high >>> 32)));
  }

  private static int clampS(int value) {
    return Math.max(Short.MIN_VALUE, Math.min(value, Short.MAX_VALUE));
  }

  private static int clampU(int value) {
    return Math.max(0, Math.min(value, 0xFFFF));
  }
}
