package ai.wippy.build.wasm.simd;

import ai.wippy.build.wasm.body.Signature;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** {@code i8x16.shuffle}: bytes of two vectors at places that are known. */
final class Shuffle {
  /** The highest number of a byte. */
  private static final int LAST = 31;

  private static final long EACH_SECOND = 0x00FF_00FF_00FF_00FFL;

  /** Four bytes with zeros in between. */
  private static final LaneFunction SPREAD =
      new LaneFunction(
          "LanesI16",
          "extendULow",
          new Signature(String.valueOf(Locals.I64), String.valueOf(Locals.I64)));

  /**
   * Bytes of one half of the operands that move by the same distance.
   *
   * @param half 0 to 3
   * @param bits by which they move to the left, or to the right if negative
   */
  private record Move(int half, int bits) implements Comparable<Move> {
    @Override
    public int compareTo(Move other) {
      return half != other.half
          ? Integer.compare(half, other.half)
          : Integer.compare(bits, other.bits);
    }
  }

  private Shuffle() {}

  /**
   * Writes one, whose operands are on the stack.
   *
   * @param low from where the bytes of the low half come, 0 to 31 each
   * @param high the same for the high half
   */
  static void write(long low, long high, Code code) {
    code.set(0, 1, 2, 3);
    half(low, code);
    half(high, code);
  }

  private static void half(long places, Code code) {
    long mask = 0;
    for (int first = 0; first < 2; first++) {
      if (isSpread(places >>> Byte.SIZE * first)) {
        int from = (int) (places >>> Byte.SIZE * first) & LAST;
        code.get(from / Long.BYTES).shift(from % Long.BYTES == 0 ? 0 : -Integer.SIZE);
        code.call(SPREAD).shift(Byte.SIZE * first);
        if (mask != 0) {
          code.or();
        }
        mask |= EACH_SECOND << Byte.SIZE * first;
      }
    }
    move(places, mask, code);
  }

  /**
   * Whether every second byte comes from where four follow each other, in a quarter of a vector.
   */
  private static boolean isSpread(long places) {
    long first = places & LAST;
    return first % 4 == 0
        && (places & EACH_SECOND) == first * 0x0001_0001_0001_0001L + 0x0003_0002_0001_0000L;
  }

  /**
   * Moves bytes and puts them to those that are there.
   *
   * @param done where bytes are on the stack
   */
  private static void move(long places, long done, Code code) {
    SequencedMap<Move, Long> masks = new TreeMap<>();
    for (int to = 0; to < Long.BYTES; to++) {
      long mask = 0xFFL << 8 * to;
      if ((done & mask) == 0) {
        int from = (int) (places >>> 8 * to) & LAST;
        int bits = 8 * (to - from % Long.BYTES);
        masks.merge(new Move(from / Long.BYTES, bits), mask, (a, b) -> a | b);
      }
    }
    boolean first = done == 0;
    for (Map.Entry<Move, Long> each : masks.entrySet()) {
      int bits = each.getKey().bits();
      code.get(each.getKey().half()).shift(bits);
      long shifted = bits >= 0 ? -1L << bits : -1L >>> -bits;
      if (each.getValue() != shifted) {
        code.constant(each.getValue()).and();
      }
      if (!first) {
        code.or();
      }
      first = false;
    }
  }
}
