package ai.wippy.runtime.component;

/**
 * A half of a vector as a lane of 64 bits: what WebAssembly's {@code i64x2} instructions are made
 * of. For translated code only.
 */
public final class LanesI64 {

  private LanesI64() {}

  /** Negation. */
  public static long neg(long a) {
    return -a;
  }

  /** Absolute value; that of the least number is itself. */
  public static long abs(long a) {
    return Math.abs(a);
  }

  /** All bits if equal. */
  public static long eq(long a, long b) {
    return a == b ? -1 : 0;
  }

  /** All bits if different. */
  public static long ne(long a, long b) {
    return a != b ? -1 : 0;
  }

  /** All bits if less. */
  public static long ltS(long a, long b) {
    return a < b ? -1 : 0;
  }

  /** All bits if greater. */
  public static long gtS(long a, long b) {
    return a > b ? -1 : 0;
  }

  /** All bits if less or equal. */
  public static long leS(long a, long b) {
    return a <= b ? -1 : 0;
  }

  /** All bits if greater or equal. */
  public static long geS(long a, long b) {
    return a >= b ? -1 : 0;
  }

  /** Shift to the left by the lowest bits of a count. */
  public static long shl(long a, int count) {
    return a << count;
  }

  /** Shift to the right that fills with zeros. */
  public static long shrU(long a, int count) {
    return a >>> count;
  }

  /** Shift to the right that fills with the sign. */
  public static long shrS(long a, int count) {
    return a >> count;
  }

  /** 1 if neither half of a vector is zero. */
  public static int allTrue(long low, long high) {
    return low != 0 && high != 0 ? 1 : 0;
  }

  /** The highest bits of a vector's halves, that of the low one lowest. */
  public static int bitmask(long low, long high) {
    return (int) (low >>> 63 | high >>> 62 & 2);
  }

  /** The lower lane of 32 bits, with sign. */
  public static long extendSLow(long a) {
    return (int) a;
  }

  /** The upper lane of 32 bits, with sign. */
  public static long extendSHigh(long a) {
    return a >> 32;
  }

  /** The lower lane of 32 bits, without sign. */
  public static long extendULow(long a) {
    return a & 0xFFFF_FFFFL;
  }

  /** The upper lane of 32 bits, without sign. */
  public static long extendUHigh(long a) {
    return a >>> 32;
  }

  /** Product of the lower lanes of 32 bits, with sign. */
  public static long extmulSLow(long a, long b) {
    return extendSLow(a) * extendSLow(b);
  }

  /** Product of the upper lanes of 32 bits, with sign. */
  public static long extmulSHigh(long a, long b) {
    return extendSHigh(a) * extendSHigh(b);
  }

  /** Product of the lower lanes of 32 bits, without sign. */
  public static long extmulULow(long a, long b) {
    return extendULow(a) * extendULow(b);
  }

  /** Product of the upper lanes of 32 bits, without sign. */
  public static long extmulUHigh(long a, long b) {
    return extendUHigh(a) * extendUHigh(b);
  }
}
