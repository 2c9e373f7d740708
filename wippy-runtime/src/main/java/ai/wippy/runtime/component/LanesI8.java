package ai.wippy.runtime.component;

/**
 * Lanes of 8 bits in a half of a vector, lane 0 in the lowest bits: what WebAssembly's {@code
 * i8x16} instructions are made of. For translated code only.
 */
public final class LanesI8 {
  private static final long HIGH = 0x8080_8080_8080_8080L;

  /** Multiplies bit 7 of each byte to where the highest byte has a place for it. */
  private static final long GATHER = 0x0002_0408_1020_4081L;

  private LanesI8() {}

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
    return Packed.addSaturatingS(a, b, HIGH, 8);
  }

  /** Difference, saturated as signed numbers. */
  public static long subSatS(long a, long b) {
    return Packed.subtractSaturatingS(a, b, HIGH, 8);
  }

  /** Sum, saturated as unsigned numbers. */
  public static long addSatU(long a, long b) {
    return Packed.addSaturatingU(a, b, HIGH, 8);
  }

  /** Difference, saturated as unsigned numbers. */
  public static long subSatU(long a, long b) {
    return Packed.subtractSaturatingU(a, b, HIGH, 8);
  }

  /** Negation. */
  public static long neg(long a) {
    return Packed.subtract(0, a, HIGH);
  }

  /** Absolute value; that of the least number is itself. */
  public static long abs(long a) {
    long negative = Packed.spread(a & HIGH, 8);
    return Packed.subtract(a ^ negative, negative, HIGH);
  }

  /** Half of the sum, unsigned, rounded up. */
  public static long avgrU(long a, long b) {
    return (a | b) - ((a ^ b) >>> 1 & ~HIGH);
  }

  /** All bits where equal. */
  public static long eq(long a, long b) {
    return Packed.spread(Packed.zero(a ^ b, HIGH), 8);
  }

  /** All bits where different. */
  public static long ne(long a, long b) {
    return ~eq(a, b);
  }

  /** All bits where less, signed. */
  public static long ltS(long a, long b) {
    return Packed.spread(Packed.lessS(a, b, HIGH), 8);
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
    return Packed.spread(Packed.lessU(a, b, HIGH), 8);
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
    int bits = count & 7;
    return a << bits & (HIGH >>> 7) * (0xFF << bits & 0xFF);
  }

  /** Shift to the right that fills with zeros. */
  public static long shrU(long a, int count) {
    int bits = count & 7;
    return a >>> bits & (HIGH >>> 7) * (0xFF >> bits);
  }

  /** Shift to the right that fills with the sign. */
  public static long shrS(long a, int count) {
    int bits = count & 7;
    long kept = (HIGH >>> 7) * (0xFF >> bits);
    return a >>> bits & kept | Packed.spread(a & HIGH, 8) & ~kept;
  }

  /** 1 if no lane of a vector is zero. */
  public static int allTrue(long low, long high) {
    return (Packed.zero(low, HIGH) | Packed.zero(high, HIGH)) == 0 ? 1 : 0;
  }

  /** The highest bits of a vector's lanes, that of lane 0 lowest. */
  public static int bitmask(long low, long high) {
    return mask(low) | mask(high) << 8;
  }

  private static int mask(long half) {
    return (int) ((half & HIGH) * GATHER >>> 56) & 0xFF;
  }

  /** How many bits are set. */
  public static long popcnt(long a) {
    long pairs = a - (a >>> 1 & 0x5555_5555_5555_5555L);
    long fours = (pairs & 0x3333_3333_3333_3333L) + (pairs >>> 2 & 0x3333_3333_3333_3333L);
    return fours + (fours >>> 4) & 0x0F0F_0F0F_0F0F_0F0FL;
  }

  /** The 16-bit lanes of a vector, signed, saturated to 8 bits with sign. */
  public static long narrowS(long low, long high) {
    return pack(clampS(low)) | pack(clampS(high)) << 32;
  }

  /** The 16-bit lanes of a vector, signed, saturated to 8 bits without sign. */
  public static long narrowU(long low, long high) {
    return pack(clampU(low)) | pack(clampU(high)) << 32;
  }

  private static long clampS(long a) {
    return LanesI16.maxS(LanesI16.minS(a, 0x007F_007F_007F_007FL), 0xFF80_FF80_FF80_FF80L);
  }

  /** Of what is not negative, the lowest byte, or all ones if another bit is set. */
  private static long clampU(long a) {
    long positive = a & ~Packed.spread(a & 0x8000_8000_8000_8000L, 16);
    long above = positive + 0x7F00_7F00_7F00_7F00L & 0x8000_8000_8000_8000L;
    return positive | (above >>> 7) - (above >>> 15);
  }

  /** The lower byte of each two. */
  private static long pack(long a) {
    long bytes = a & 0x00FF_00FF_00FF_00FFL;
    long pairs = (bytes | bytes >>> 8) & 0x0000_FFFF_0000_FFFFL;
    return (pairs | pairs >>> 16) & 0xFFFF_FFFFL;
  }

  /** Bytes of a vector at the places in a half; zero for a place that is none. */
  public static long swizzle(long low, long high, long places) {
    long result = 0;
    for (int to = 0; to < Long.SIZE; to += Byte.SIZE) {
      int from = (int) (places >>> to) & 0xFF;
      long half = (from & 8) == 0 ? low : high;
      long found = from < 16 ? half >>> (from << 3) & 0xFF : 0;
      result |= found << to;
    }
    return result;
  }
}
