package ai.wippy.runtime.component;

/**
 * Address and length of a string or list in guest memory, packed into a {@code long} just as the
 * two lie in memory, so that passing them costs no allocation.
 */
public final class Slice {
  private Slice() {}

  /** Packs the two. */
  public static long of(int at, int length) {
    return Integer.toUnsignedLong(at) | (long) length << 32;
  }

  /** The address. */
  public static int at(long slice) {
    return (int) slice;
  }

  /** The length: of a list in elements, of a string in code units. */
  public static int length(long slice) {
    return (int) (slice >>> 32);
  }
}
