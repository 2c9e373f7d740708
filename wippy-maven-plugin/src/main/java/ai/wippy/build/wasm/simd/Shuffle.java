package ai.wippy.build.wasm.simd;

import ai.wippy.build.wasm.body.Signature;
import java.util.SequencedMap;
import java.util.TreeMap;

/** {@code i8x16.shuffle}: bytes of two vectors at places that are known. */
final class Shuffle {
  /** With more parts than this, a call is shorter. */
  private static final int MOST_PARTS = 4;

  private static final Helper HELPER =
      new Helper(
          "LanesI8",
          "shuffle",
          new Signature(String.valueOf(Locals.I64).repeat(5), String.valueOf(Locals.I64)));

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
    SequencedMap<Move, Long> masks = new TreeMap<>();
    for (int to = 0; to < Long.BYTES; to++) {
      int from = (int) (places >>> 8 * to) & 31;
      masks.merge(
          new Move(from / Long.BYTES, 8 * (to - from % Long.BYTES)),
          0xFFL << 8 * to,
          (a, b) -> a | b);
    }
    if (masks.size() > MOST_PARTS) {
      code.get(0).get(1).get(2).get(3).constant(places).call(HELPER);
      return;
    }
    Move first = masks.firstEntry().getKey();
    masks.forEach((move, mask) -> {
      code.get(move.half()).shift(move.bits());
      long remaining = move.bits() >= 0 ? -1L << move.bits() : -1L >>> -move.bits();
      if (mask != remaining) {
        code.constant(mask).and();
      }
      if (!move.equals(first)) {
        code.or();
      }
    });
  }
}
