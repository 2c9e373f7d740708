package ai.wippy.build.wasm.body;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Decodes a body that is valid; of another, what it throws is a {@link RuntimeException}. */
public final class BodyReader {
  private static final int[] NONE = {};

  /** Types of values that take one byte: numbers, {@code funcref}, {@code externref}. */
  private static final String PLAIN = "\u007f\u007e\u007d\u007c\u0070\u006f";

  /** Of the relaxed instructions. */
  private static final int LAST_VECTOR = 0x113;

  /** The JVM has fewer than that in a method. */
  private static final int MAX_LOCALS = 65_536;

  /**
   * The first byte of a type that a heap type follows, {@code (ref null ht)} and {@code (ref ht)}.
   */
  private static final int REF_NULL = 0x63;

  private static final int REF = 0x64;

  private final byte[] bytes;
  private final Input in;

  private BodyReader(byte[] bytes) {
    this.bytes = bytes;
    this.in = new Input(bytes, 0);
  }

  /**
   * Decodes one; empty if it uses types or instructions that are not known here.
   *
   * @param bytes its locals and its code, without its size
   */
  public static Optional<Body> read(byte[] bytes, Signature signature) {
    return new BodyReader(bytes).read(signature);
  }

  /**
   * Where an expression of constant value ends.
   *
   * @param at where it starts
   */
  public static int expression(byte[] bytes, int at) {
    return instructions(bytes, at).getLast().end();
  }

  /**
   * The instructions of an expression of constant value, the last being its {@code end}.
   *
   * @param at where it starts
   */
  public static List<Op> instructions(byte[] bytes, int at) {
    var reader = new BodyReader(bytes);
    reader.in.skip(at);
    var ops = new ArrayList<Op>();
    do {
      ops.add(reader.op().orElseThrow());
    } while (ops.getLast().code() != Op.END);
    return ops;
  }

  private Optional<Body> read(Signature signature) {
    var locals = new StringBuilder(signature.params());
    for (long groups = in.unsigned(); groups > 0; groups--) {
      long count = in.unsigned();
      char type = (char) valueType();
      if (locals.length() + count > MAX_LOCALS) {
        return Optional.empty();
      }
      locals.repeat(type, (int) count);
    }
    var ops = new ArrayList<Op>();
    while (in.at() < bytes.length) {
      Optional<Op> op = op();
      if (op.isEmpty()) {
        return Optional.empty();
      }
      ops.add(op.get());
    }
    return Optional.of(new Body(bytes, signature, locals.toString(), List.copyOf(ops)));
  }

  private Optional<Op> op() {
    int start = in.at();
    int code = in.next();
    if (code == Op.VECTOR) {
      return vector(start);
    }
    if (code == Op.MISCELLANEOUS || code == Op.ATOMIC || code == Op.GC) {
      code = code << 8 | (int) in.unsigned();
    }
    long index = 0;
    int[] labels = NONE;
    switch (code) {
      case Op.BLOCK, Op.LOOP, Op.IF -> index = blockType();
      case Op.TRY_TABLE -> {
        index = blockType();
        catches();
      }
      case Op.I32_CONST, Op.I64_CONST, 0xD0, 0xFB14, 0xFB15, 0xFB16, 0xFB17 -> index = in.signed();
      case Op.BR_TABLE -> labels = labels();
      case Op.SELECT_TYPED -> valueTypes();
      case 0x43 -> in.skip(Float.BYTES);
      case 0x44 -> in.skip(Double.BYTES);
      case 0xFB18, 0xFB19 -> {
        in.next();
        index = in.unsigned();
        in.signed();
        in.signed();
      }
      case 0xFE03 -> in.next();
      default -> {
        if (code >= 0x28 && code <= 0x3E || code >>> 8 == Op.ATOMIC) {
          memory();
        } else {
          int immediates = indices(code);
          if (immediates < 0) {
            return Optional.empty();
          }
          index = immediates > 0 ? in.unsigned() : 0;
          unsigned(immediates - 1);
        }
      }
    }
    return Optional.of(new Op(code, start, in.at(), (int) index, labels));
  }

  /** Its immediates are left to who wants them. */
  private Optional<Op> vector(int start) {
    int number = (int) in.unsigned();
    if (number <= 0x0B || number >= 0x54 && number <= 0x5D) {
      memory();
      in.skip(number >= 0x54 && number <= 0x5B ? 1 : 0);
    } else if (number == 0x0C || number == 0x0D) {
      in.skip(2 * Long.BYTES);
    } else if (number >= 0x15 && number <= 0x22) {
      in.skip(1);
    }
    return number > LAST_VECTOR
        ? Optional.empty()
        : Optional.of(new Op(Op.vector(number), start, in.at(), 0, NONE));
  }

  /** How many indices follow an instruction that has nothing else; negative if it is unknown. */
  private static int indices(int code) {
    return switch (code) {
      case Op.UNREACHABLE, 0x01, Op.ELSE, Op.END, Op.RETURN, Op.THROW_REF, Op.DROP, Op.SELECT -> 0;
      case Op.BR, Op.BR_IF, Op.CALL, Op.CALL_REF, Op.THROW -> 1;
      case Op.LOCAL_GET, Op.LOCAL_SET, Op.LOCAL_TEE, 0x23, 0x24, 0x25, 0x26, 0x3F, 0x40 -> 1;
      case Op.RETURN_CALL, Op.RETURN_CALL_REF -> 1;
      case Op.CALL_INDIRECT, Op.RETURN_CALL_INDIRECT -> 2;
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
    long type = in.signed();
    if (type < 0 && ((type & 0x7F) == REF_NULL || (type & 0x7F) == REF)) {
      in.signed();
    }
    return type;
  }

  private int valueType() {
    int type = in.next();
    if (type == REF_NULL || type == REF) {
      in.signed();
    }
    return type;
  }

  private void valueTypes() {
    for (long left = in.unsigned(); left > 0; left--) {
      valueType();
    }
  }

  /** Skips indices. */
  private void unsigned(int count) {
    for (int i = 0; i < count; i++) {
      in.unsigned();
    }
  }

  /** Whether all types are such that a local can have them. */
  public static boolean isPlain(String types) {
    return types.chars().allMatch(type -> PLAIN.indexOf(type) >= 0);
  }

  /** A kind, for the lower two a tag, and a label. */
  private void catches() {
    for (long left = in.unsigned(); left > 0; left--) {
      if (in.next() <= 1) {
        in.unsigned();
      }
      in.unsigned();
    }
  }

  private int[] labels() {
    int count = (int) in.unsigned();
    // Each takes at least a byte; what is read here may not be valid yet.
    Objects.checkFromIndexSize(in.at(), count, bytes.length);
    var labels = new int[count + 1];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (int) in.unsigned();
    }
    return labels;
  }

  /** Alignment, with a bit that says that the number of a memory follows, and an offset. */
  private void memory() {
    if ((in.unsigned() & 0x40) != 0) {
      in.unsigned();
    }
    in.unsigned();
  }
}
