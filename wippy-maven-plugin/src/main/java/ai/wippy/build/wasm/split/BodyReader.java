package ai.wippy.build.wasm.split;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decodes a body that is valid. */
final class BodyReader {
  private static final int[] NONE = {};

  /** Types of values that take one byte: numbers, {@code funcref}, {@code externref}. */
  private static final String PLAIN = "\u007f\u007e\u007d\u007c\u0070\u006f";

  /** More would be a body that nobody wants to rewrite. */
  private static final int MAX_LOCALS = 20_000;

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
    if (!isPlain(signature.params()) || !isPlain(signature.results())) {
      return Optional.empty();
    }
    for (long groups = unsigned(); groups > 0; groups--) {
      long count = unsigned();
      char type = (char) next();
      if (!isPlain(String.valueOf(type)) || locals.length() + count > MAX_LOCALS) {
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
    if (code == 0xFC) {
      code = 0xFC00 | (int) unsigned();
    }
    long index = 0;
    int[] labels = NONE;
    switch (code) {
      case Op.BLOCK, Op.LOOP, Op.IF, Op.I32_CONST, 0x42, 0xD0 -> index = signed();
      case Op.BR, Op.BR_IF, Op.CALL, Op.LOCAL_GET, Op.LOCAL_SET, Op.LOCAL_TEE -> index = unsigned();
      case 0x23, 0x24, 0x25, 0x26, 0x3F, 0x40, 0xD2 -> index = unsigned();
      case 0xFC09, 0xFC0B, 0xFC0D, 0xFC0F, 0xFC10, 0xFC11 -> index = unsigned();
      case Op.CALL_INDIRECT, 0xFC08, 0xFC0A, 0xFC0C, 0xFC0E -> {
        index = unsigned();
        unsigned();
      }
      case Op.BR_TABLE -> labels = labels();
      case 0x1C -> at += (int) unsigned();
      case 0x43 -> at += Float.BYTES;
      case 0x44 -> at += Double.BYTES;
      default -> {
        if (code >= 0x28 && code <= 0x3E) {
          memory();
        } else if (!isPlain(code)) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(new Op(code, start, at, (int) index, labels));
  }

  /** Whether all types are such that a local can have them. */
  static boolean isPlain(String types) {
    return types.chars().allMatch(type -> PLAIN.indexOf(type) >= 0);
  }

  /** Without immediates. */
  private static boolean isPlain(int code) {
    return code <= 0x01
        || code == Op.ELSE
        || code == Op.END
        || code == Op.RETURN
        || code == 0x1A
        || code == 0x1B
        || code >= 0x45 && code <= 0xC4
        || code == 0xD1
        || code >= 0xFC00 && code <= 0xFC07;
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
    long value = 0;
    int shift = 0;
    int part;
    do {
      part = next();
      value |= (long) (part & 0x7F) << shift;
      shift += 7;
    } while (part >= 0x80);
    return value;
  }

  private long signed() {
    long value = 0;
    int shift = 0;
    int part;
    do {
      part = next();
      value |= (long) (part & 0x7F) << shift;
      shift += 7;
    } while (part >= 0x80);
    return shift < Long.SIZE && (part & 0x40) != 0 ? value | -1L << shift : value;
  }
}
