package ai.wippy.build.wasm.simd;

import ai.wippy.build.wasm.body.Input;
import ai.wippy.build.wasm.body.Sink;
import java.util.Optional;

/**
 * Instructions that load and store vectors, or parts of them.
 *
 * @param align binary logarithm of the alignment
 * @param memory of a module with several
 * @param offset 0 to 2^32 - 1
 */
record MemoryCode(int align, int memory, long offset) {
  private static final int I64_LOAD = 0x29;
  private static final int I64_LOAD8_U = 0x31;
  private static final int I64_LOAD16_U = 0x33;
  private static final int I64_LOAD32_U = 0x35;
  private static final int I64_STORE = 0x37;
  private static final int I64_STORE8 = 0x3C;
  private static final int I64_STORE16 = 0x3D;
  private static final int I64_STORE32 = 0x3E;

  private static final int HAS_MEMORY = 0x40;
  private static final long LAST = 0xFFFF_FFFFL;

  /** For lanes of 8, 16, 32 and 64 bits. */
  private static final int[] LOADS = {I64_LOAD8_U, I64_LOAD16_U, I64_LOAD32_U, I64_LOAD};

  private static final int[] STORES = {I64_STORE8, I64_STORE16, I64_STORE32, I64_STORE};
  private static final Lane[] LANES = {Lane.I8, Lane.I16, Lane.I32, Lane.I64};

  /** For instructions that widen what they load, from {@code v128.load8x8_s} on. */
  private static final int[] WIDENING = {0x87, 0x89, 0xA7, 0xA9, 0xC7, 0xC9};

  /**
   * Writes one, whose operands are on the stack.
   *
   * @param in at its immediates
   * @return what it does to the stack; empty if it is another instruction
   */
  static Optional<Effect> write(int number, Input in, Code code) {
    if (number > 0x0B && number < 0x54 || number > 0x5D) {
      return Optional.empty();
    }
    MemoryCode memory = read(in);
    return Optional.of(
        switch (number) {
          case 0x00 -> memory.load(code);
          case 0x07, 0x08, 0x09, 0x0A -> memory.splat(number - 0x07, code);
          case 0x0B -> memory.store(code);
          case 0x54, 0x55, 0x56, 0x57 -> memory.loadLane(number - 0x54, in.next(), code);
          case 0x58, 0x59, 0x5A, 0x5B -> memory.storeLane(number - 0x58, in.next(), code);
          case 0x5C, 0x5D -> memory.loadZero(number - 0x5C + 2, code);
          default -> memory.widen(WIDENING[number - 1], code);
        });
  }

  private static MemoryCode read(Input in) {
    int align = (int) in.unsigned();
    int memory = (align & HAS_MEMORY) == 0 ? 0 : (int) in.unsigned();
    return new MemoryCode(align & HAS_MEMORY - 1, memory, in.unsigned());
  }

  private Effect load(Code code) {
    code.teeWord();
    access(I64_LOAD, 3, 0, code);
    code.getWord();
    access(I64_LOAD, 3, Long.BYTES, code);
    return Effect.vector(1);
  }

  /** The high half first: if that is inside the memory, so is the low one. */
  private Effect store(Code code) {
    code.set(0, 1).teeWord().get(1);
    access(I64_STORE, 3, Long.BYTES, code);
    code.getWord().get(0);
    access(I64_STORE, 3, 0, code);
    return Effect.nothing(2);
  }

  private Effect splat(int size, Code code) {
    access(LOADS[size], size, 0, code);
    LANES[size].spread(code);
    return Effect.vector(1);
  }

  private Effect loadZero(int size, Code code) {
    access(LOADS[size], size, 0, code);
    code.constant(0L);
    return Effect.vector(1);
  }

  private Effect widen(int extend, Code code) {
    access(I64_LOAD, 3, 0, code);
    code.constant(0L);
    HelperCode.write(Rules.of(extend).orElseThrow(), code);
    return Effect.vector(1);
  }

  private Effect loadLane(int size, int lane, Code code) {
    code.set(2, 3).setWord().get(2).get(3).getWord();
    access(LOADS[size], size, 0, code);
    LANES[size].put(lane, code);
    return Effect.vector(2);
  }

  private Effect storeLane(int size, int lane, Code code) {
    LANES[size].extract(lane, code);
    access(STORES[size], size, 0, code);
    return Effect.nothing(2);
  }

  /**
   * A scalar access. One that starts behind the last byte that can be addressed ends behind it,
   * too, as no memory has so many.
   */
  private void access(int op, int natural, int further, Code code) {
    Sink out =
        code.op(op).out().unsigned(Math.min(align, natural) | (memory == 0 ? 0 : HAS_MEMORY));
    if (memory != 0) {
      out.unsigned(memory);
    }
    out.unsigned((int) Math.min(offset + further, LAST));
  }
}
