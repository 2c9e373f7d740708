package ai.wippy.build.wasm.tail;

import ai.wippy.build.wasm.body.Input;
import ai.wippy.build.wasm.body.Op;
import ai.wippy.build.wasm.body.Sink;

/**
 * Value types as a binary spells them: a string with a character for each byte, as references take
 * several.
 */
final class ValueTypes {
  static final String I32 = "\u007f";

  private static final char I64 = 0x7E;
  private static final char F32 = 0x7D;
  private static final char F64 = 0x7C;
  private static final char V128 = 0x7B;

  /** Heap types that are not those of a module, as numbers. */
  static final int FUNC = 0x70 - 0x80;

  static final int EXTERN = 0x6F - 0x80;
  static final int ANY = 0x6E - 0x80;
  static final int EQ = 0x6D - 0x80;
  static final int I31 = 0x6C - 0x80;

  /** The first byte of {@code (ref null ht)}. */
  private static final char REF_NULL = 0x63;

  /** The first byte of {@code (ref ht)}. */
  private static final char REF = 0x64;

  private static final int V128_CONST = 0x0C;
  private static final int V128_BYTES = 16;

  private ValueTypes() {}

  /** Reads one. */
  static String read(byte[] bytes, Input in) {
    int from = in.at();
    skip(in);
    var text = new StringBuilder();
    for (int i = from; i < in.at(); i++) {
      text.append((char) Byte.toUnsignedInt(bytes[i]));
    }
    return text.toString();
  }

  static void skip(Input in) {
    int first = in.next();
    if (first == REF_NULL || first == REF) {
      in.signed();
    }
  }

  /** A reference to a function of some type, or null. */
  static String reference(int type) {
    byte[] heap = new Sink().signed(type).bytes();
    var text = new StringBuilder().append(REF_NULL);
    for (byte each : heap) {
      text.append((char) Byte.toUnsignedInt(each));
    }
    return text.toString();
  }

  /** Whether a local of the type need not be set before it is read. */
  static boolean hasDefault(String type) {
    return type.charAt(0) != REF;
  }

  /** The type that has null as well. */
  static String nullable(String type) {
    return hasDefault(type) ? type : REF_NULL + heap(type);
  }

  /** What a reference refers to. */
  static String heap(String type) {
    return type.charAt(0) == REF || type.charAt(0) == REF_NULL ? type.substring(1) : type;
  }

  /** What a reference refers to: the index of a type, or one that is negative. */
  static int heapType(String type) {
    byte[] bytes = write(heap(type), new Sink()).bytes();
    return (int) new Input(bytes, 0).signed();
  }

  static Sink write(String type, Sink out) {
    type.chars().forEach(out::op);
    return out;
  }

  /** Puts the default of a type that has one on the stack: a constant. */
  static Sink zero(String type, Sink out) {
    return switch (type.charAt(0)) {
      case 0x7F -> out.constant(0);
      case I64 -> out.constant(0L);
      case F32 -> zeros(out.op(Op.F32_CONST), Float.BYTES);
      case F64 -> zeros(out.op(Op.F64_CONST), Double.BYTES);
      case V128 -> zeros(out.op(Op.VECTOR, V128_CONST), V128_BYTES);
      default -> write(heap(type), out.op(Op.REF_NULL));
    };
  }

  private static Sink zeros(Sink out, int count) {
    for (int i = 0; i < count; i++) {
      out.op(0);
    }
    return out;
  }
}
