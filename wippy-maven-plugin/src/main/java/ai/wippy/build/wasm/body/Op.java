package ai.wippy.build.wasm.body;

/**
 * An instruction of a body.
 *
 * @param code of the instruction; two bytes for those with a prefix, 0xFC0A, but for those on
 *     vectors as in {@link #vector}
 * @param at offset of its first byte
 * @param end offset of the byte behind it
 * @param index the first immediate: a local, function, type or label, or the type of a block
 * @param labels of a {@code br_table}, the default last; empty for all others
 */
public record Op(int code, int at, int end, int index, int[] labels) {
  public static final int UNREACHABLE = 0x00;
  public static final int BLOCK = 0x02;
  public static final int LOOP = 0x03;
  public static final int IF = 0x04;
  public static final int ELSE = 0x05;
  public static final int END = 0x0B;
  public static final int THROW = 0x08;
  public static final int THROW_REF = 0x0A;
  public static final int TRY_TABLE = 0x1F;
  public static final int CALL_REF = 0x14;

  /** First byte of instructions on structures. */
  public static final int GC = 0xFB;

  /** First byte of instructions on whole memories and tables, and of some conversions. */
  public static final int MISCELLANEOUS = 0xFC;

  /** First byte of instructions on vectors. */
  public static final int VECTOR = 0xFD;

  /** How far the first byte of these is from the number that follows, which goes up to 0x113. */
  private static final int VECTOR_SHIFT = 12;

  /** First byte of instructions on memory that threads share. */
  public static final int ATOMIC = 0xFE;

  public static final int BR = 0x0C;
  public static final int BR_IF = 0x0D;
  public static final int BR_TABLE = 0x0E;
  public static final int RETURN = 0x0F;
  public static final int CALL = 0x10;
  public static final int CALL_INDIRECT = 0x11;
  public static final int RETURN_CALL = 0x12;
  public static final int RETURN_CALL_INDIRECT = 0x13;
  public static final int RETURN_CALL_REF = 0x15;
  public static final int LOCAL_GET = 0x20;
  public static final int LOCAL_SET = 0x21;
  public static final int LOCAL_TEE = 0x22;
  public static final int I32_CONST = 0x41;
  public static final int I64_CONST = 0x42;
  public static final int F32_CONST = 0x43;
  public static final int F64_CONST = 0x44;
  public static final int I32_EQZ = 0x45;
  public static final int I32_LT_U = 0x49;
  public static final int I32_ADD = 0x6A;
  public static final int REF_NULL = 0xD0;
  public static final int REF_FUNC = 0xD2;
  public static final int REF_AS_NON_NULL = 0xD4;
  public static final int DROP = 0x1A;
  public static final int SELECT = 0x1B;
  public static final int SELECT_TYPED = 0x1C;
  public static final int GLOBAL_GET = 0x23;
  public static final int GLOBAL_SET = 0x24;

  /** The type of a block without parameters and results. */
  public static final int EMPTY = -64;

  /** The code of an instruction on vectors. */
  public static int vector(int number) {
    return VECTOR << VECTOR_SHIFT | number;
  }

  /** Whether it is one on vectors. */
  public boolean isVector() {
    return code >>> VECTOR_SHIFT == VECTOR;
  }

  /** The number of an instruction on vectors, without the prefix. */
  public int vectorNumber() {
    return code & (1 << VECTOR_SHIFT) - 1;
  }

  /** Whether it is closed by an {@link #END}. */
  public boolean opens() {
    return code == BLOCK || code == LOOP || code == IF || code == TRY_TABLE;
  }

  /** Whether it throws, catches or calls in a way that keeps it where it is. */
  public boolean isBound() {
    return switch (code) {
      case THROW, THROW_REF, TRY_TABLE, CALL_REF -> true;
      default -> code >= 0xD3 && code <= 0xD6 || code >>> 8 == ATOMIC || isGc() || isVector();
    };
  }

  /** Whether it is one on structures. */
  public boolean isGc() {
    return code >>> 8 == GC;
  }

  /** Whether nothing behind it is reached. */
  public boolean jumps() {
    return switch (code) {
      case BR, BR_TABLE, RETURN, UNREACHABLE, THROW, THROW_REF -> true;
      case RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF -> true;
      default -> false;
    };
  }

  /** Whether it reads or writes a local. */
  public boolean usesLocal() {
    return code == LOCAL_GET || writesLocal();
  }

  /** Whether it writes a local. */
  public boolean writesLocal() {
    return code == LOCAL_SET || code == LOCAL_TEE;
  }
}
