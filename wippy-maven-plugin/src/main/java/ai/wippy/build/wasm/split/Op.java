package ai.wippy.build.wasm.split;

/**
 * An instruction of a body.
 *
 * @param code of the instruction; two bytes for those with a prefix, 0xFC0A
 * @param at offset of its first byte
 * @param end offset of the byte behind it
 * @param index the first immediate: a local, function, type or label, or the type of a block
 * @param labels of a {@code br_table}, the default last; empty for all others
 */
record Op(int code, int at, int end, int index, int[] labels) {
  static final int UNREACHABLE = 0x00;
  static final int BLOCK = 0x02;
  static final int LOOP = 0x03;
  static final int IF = 0x04;
  static final int ELSE = 0x05;
  static final int END = 0x0B;
  static final int THROW = 0x08;
  static final int THROW_REF = 0x0A;
  static final int TRY_TABLE = 0x1F;
  static final int CALL_REF = 0x14;

  /** First byte of instructions on structures. */
  static final int GC = 0xFB;

  /** First byte of instructions on whole memories and tables, and of some conversions. */
  static final int MISCELLANEOUS = 0xFC;

  /** First byte of instructions on memory that threads share. */
  static final int ATOMIC = 0xFE;

  static final int BR = 0x0C;
  static final int BR_IF = 0x0D;
  static final int BR_TABLE = 0x0E;
  static final int RETURN = 0x0F;
  static final int CALL = 0x10;
  static final int CALL_INDIRECT = 0x11;
  static final int LOCAL_GET = 0x20;
  static final int LOCAL_SET = 0x21;
  static final int LOCAL_TEE = 0x22;
  static final int I32_CONST = 0x41;

  /** The type of a block without parameters and results. */
  static final int EMPTY = -64;

  /** Whether it is closed by an {@link #END}. */
  boolean opens() {
    return code == BLOCK || code == LOOP || code == IF || code == TRY_TABLE;
  }

  /** Whether it throws, catches or calls in a way that keeps it where it is. */
  boolean isBound() {
    return switch (code) {
      case THROW, THROW_REF, TRY_TABLE, CALL_REF -> true;
      default -> code >= 0xD3 && code <= 0xD6 || code >>> 8 == ATOMIC || code >>> 8 == GC;
    };
  }

  /** Whether nothing behind it is reached. */
  boolean jumps() {
    return code == BR || code == BR_TABLE || code == RETURN || code == UNREACHABLE;
  }

  boolean usesLocal() {
    return code == LOCAL_GET || writesLocal();
  }

  boolean writesLocal() {
    return code == LOCAL_SET || code == LOCAL_TEE;
  }
}
