package ai.wippy.build.wasm.simd;

import java.util.Optional;

/**
 * Shifts by a count that is known, which is what compilers emit: a shift of a whole half and a mask
 * for the bits that come from the next lane, without a call.
 */
final class ShiftCode {
  private static final int I64_SHR_S = 0x87;

  /**
   * For lanes of 8, 16, 32 and 64 bits the number of {@code shl}; {@code shr_s} and {@code shr_u}
   * follow.
   */
  private static final int[] FIRST = {0x6B, 0x8B, 0xAB, 0xCB};

  private ShiftCode() {}

  /** Whether an instruction is a shift that is written here. */
  static boolean knows(int number) {
    return kind(number).isPresent();
  }

  /**
   * Writes a shift whose vector is on the stack.
   *
   * @param count of which the lowest bits matter
   */
  static void write(int number, long count, Code code) {
    Kind kind = kind(number).orElseThrow();
    code.set(0);
    kind.write(count, code);
    code.get(0);
    kind.write(count, code);
  }

  private static Optional<Kind> kind(int number) {
    for (int size = 0; size < FIRST.length; size++) {
      int which = number - FIRST[size];
      if (which == 0 || which == 2 || which == 1 && FIRST[size] == 0xCB) {
        return Optional.of(new Kind(8 << size, which));
      }
    }
    return Optional.empty();
  }

  /**
   * A shift of one half.
   *
   * @param which 0 to the left, 1 to the right with the sign, 2 to the right
   */
  private record Kind(int bits, int which) {
    void write(long count, Code code) {
      int by = (int) count & bits - 1;
      if (which == 1) {
        code.constant((long) by).op(I64_SHR_S);
        return;
      }
      code.shift(which == 0 ? by : -by);
      if (by > 0 && bits < Long.SIZE) {
        long lane = -1L >>> Long.SIZE - bits;
        long kept = which == 0 ? lane << by & lane : lane >>> by;
        code.constant(Long.divideUnsigned(-1L, lane) * kept).and();
      }
    }
  }
}
