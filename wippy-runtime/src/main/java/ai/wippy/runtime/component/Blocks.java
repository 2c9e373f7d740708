package ai.wippy.runtime.component;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Which blocks of a memory were written to: an array with a byte for each block of 4 KiB, not 0 if
 * something was written that begins there. What is written in one go may reach up to seven bytes
 * into the next block, which is not noted again.
 */
final class Blocks {
  /** An address shifted right by this is the number of its block. */
  static final int BITS = 12;

  private static final int SIZE = 1 << BITS;
  private static final int OVERLAP = Long.BYTES - 1;
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private Blocks() {}

  /** What is done to a part of a memory. */
  @FunctionalInterface
  interface Part {
    /** Does it. */
    void apply(int from, int to);
  }

  /** How long the array for a memory is. */
  static int count(int bytes) {
    return (bytes >>> BITS) + 1;
  }

  /** A memory that nobody has written to. */
  static byte[] of(int bytes) {
    return new byte[count(bytes)];
  }

  /** Notes a range, which is inside of the memory. */
  static void note(byte[] written, int at, int length) {
    if (length > 0) {
      int first = at >>> BITS;
      int last = at + length - 1 >>> BITS;
      for (int i = first; i <= last; i++) {
        written[i] = 1;
      }
    }
  }

  /**
   * Goes through what was written to.
   *
   * @param bytes how long the memory is
   */
  static void forEach(byte[] written, int bytes, Part part) {
    int i = 0;
    while (i < written.length && i << BITS < bytes) {
      if (i + Long.BYTES <= written.length && (long) EIGHT.get(written, i) == 0) {
        i += Long.BYTES;
      } else {
        if (written[i] != 0) {
          int from = i << BITS;
          part.apply(from, (int) Math.min((long) from + SIZE + OVERLAP, bytes));
        }
        i++;
      }
    }
  }
}
