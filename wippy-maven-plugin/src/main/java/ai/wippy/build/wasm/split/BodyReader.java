package ai.wippy.build.wasm.split;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decodes a body that is valid. */
final class BodyReader {
  private static final int[] NONE = {};

  /** Types of values that take one byte: numbers, {@code funcref}, {@code externref}. */
  private static final String PLAIN = "\u007f\u007e\u007d\u007c\u0070\u006f";

  /** The JVM has fewer than that in a method. */
  private static final int MAX_LOCALS = 65_536;

  /**
   * The first byte of a type that a heap type follows, {@code (ref null ht)} and {@code (ref ht)}.
   */
  private static final int REF_NULL = 0x63;

  private static final int REF = 0x64;

  private final byte[] bytes;
  private int at;

  private BodyReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Decodes one; empty if it uses types or instructions that are not known here.
   *
   * @param bytes its locals and its code, without its size
   */
  static Optional<Body> read(byte[] bytes, Signature signature) {
    return new BodyReader(bytes).read(signature);
  }

  private Optional<Body> read(Signature signature) {
    var locals = new StringBuilder(signature.params());
    for (long groups = unsigned(); groups > 0; groups--) {
      long count = unsigned();
      char type = (char) valueType();
      if (locals.length() + count > MAX_LOCALS) {
        return Optional.empty();
      }
      locals.repeat(type, (int) count);
    }
    var ops = new ArrayList<Op>();
    while (at < bytes.length) {
      Optional<Op> op = op();
      if (op.isEmpty()) {
        return Optional.empty();
      }
      ops.add(op.get());
    }
    return Optional.of(new Body(bytes, signature, locals.toString(), List.copyOf(ops)));
  }

  private Optional<Op> op() {
    int start = at;
    int code = next();
    if (code == Op.MISCELLANEOUS || code == Op.ATOMIC || code == Op.GC) {
      code = code << 8 | (int) unsigned();
    }
    long index = 0;
    int[] labels = NONE;
    switch (code) {
      case Op.BLOCK, Op.LOOP, Op.IF -> index = blockType();
      case Op.TRY_TABLE -> {
        index = blockType();
        catches();
      }
      case Op.I32_CONST, 0x42, 0xD0, 0xFB14, 0xFB15, 0xFB16, 0xFB17 -> index = signed();
      case Op.BR_TABLE -> labels = labels();
      case 0x1C -> valueTypes();
      case 0x43 -> at += Float.BYTES;
      case 0x44 -> at += Double.BYTES;
      case 0xFB18, 0xFB19 -> {
        next();
        index = unsigned();
        signed();
        signed();
      }
      case 0xFE03 -> next();
      default -> {
        if (code >= 0x28 && code <= 0x3E || code >>> 8 == Op.ATOMIC) {
          memory();
        } else {
          int immediates = indices(code);
          if (immediates < 0) {
            return Optional.empty();
          }
          index = immediates > 0 ? unsigned() : 0;
          unsigned(immediates - 1);
        }
      }
    }
    return Optional.of(new Op(code, start, at, (int) index, labels));
  }

  /** How many indices follow an instruction that has nothing else; negative if it is unknown. */
  private static int indices(int code) {
    return switch (code) {
      case Op.UNREACHABLE, 0x01, Op.ELSE, Op.END, Op.RETURN, Op.THROW_REF, 0x1A, 0x1B -> 0;
      case Op.BR, Op.BR_IF, Op.CALL, Op.CALL_REF, Op.THROW -> 1;
      case Op.LOCAL_GET, Op.LOCAL_SET, Op.LOCAL_TEE, 0x23, 0x24, 0x25, 0x26, 0x3F, 0x40 -> 1;
      case Op.CALL_INDIRECT -> 2;
      case 0xD1, 0xD3, 0xD4 -> 0;
      case 0xD2, 0xD5, 0xD6 -> 1;
      case 0xFB00, 0xFB01, 0xFB06, 0xFB07, 0xFB0B, 0xFB0C, 0xFB0D, 0xFB0E, 0xFB10 -> 1;
      case 0xFB02, 0xFB03, 0xFB04, 0xFB05, 0xFB08, 0xFB09, 0xFB0A, 0xFB11, 0xFB12, 0xFB13 -> 2;
      case 0xFB0F, 0xFB1A, 0xFB1B, 0xFB1C, 0xFB1D, 0xFB1E -> 0;
      case 0xFC09, 0xFC0B, 0xFC0D, 0xFC0F, 0xFC10, 0xFC11 -> 1;
      case 0xFC08, 0xFC0A, 0xFC0C, 0xFC0E -> 2;
      default -> code >= 0x45 && code <= 0xC4 || code >= 0xFC00 && code <= 0xFC07 ? 0 : -1;
    };
  }

  private long blockType() {
    long type = signed();
    if (type < 0 && ((type & 0x7F) == REF_NULL || (type & 0x7F) == REF)) {
      signed();
    }
    return type;
  }

  private int valueType() {
    int type = next();
    if (type == REF_NULL || type == REF) {
      signed();
    }
    return type;
  }

  private void valueTypes() {
    for (long left = unsigned(); left > 0; left--) {
      valueType();
    }
  }

  /** Skips indices. */
  private void unsigned(int count) {
    for (int i = 0; i < count; i++) {
      unsigned();
    }
  }

  /** Whether all types are such that a local can have them. */
  static boolean isPlain(String types) {
    return types.chars().allMatch(type -> PLAIN.indexOf(type) >= 0);
  }

  /** A kind, for the lower two a tag, and a label. */
  private void catches() {
    for (long left = unsigned(); left > 0; left--) {
      if (next() <= 1) {
        unsigned();
      }
      unsigned();
    }
  }

  private int[] labels() {
    var labels = new int[(int) unsigned() + 1];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (int) unsigned();
    }
    return labels;
  }

  /** Alignment, with a bit that says that the number of a memory follows, and an offset. */
  private void memory() {
    if ((unsigned() & 0x40) != 0) {
      unsigned();
    }
    unsigned();
  }

  private int next() {
    return Byte.toUnsignedInt(bytes[at++]);
  }

  private long unsigned() {
    return leb128(false);
  }

  private long signed() {
    return leb128(true);
  }

  private long leb128(boolean signed) {
    long value = 0;
    int shift = 0;
    int part;
    do {
      part = next();
      value |= (long) (part & 0x7F) << shift;
      shift += 7;
    } while (part >= 0x80);
    boolean negative = signed && shift < Long.SIZE && (part & 0x40) != 0;
    return negative ? value | -1L << shift : value;
  }
}
