package ai.wippy.build.wasm.simd;

import ai.wippy.build.wasm.body.Body;
import ai.wippy.build.wasm.body.BodyReader;
import ai.wippy.build.wasm.body.Op;
import ai.wippy.build.wasm.body.Signature;
import java.util.Optional;

/**
 * Relaxed instructions, whose results may differ from one implementation to the next. Of the
 * results that are allowed, most have the ones that an instruction without that freedom gives.
 */
public final class Relaxed {
  private static final int FIRST = 0x100;
  private static final int BITSELECT = 0x52;
  private static final int I16X8_MUL = 0x95;

  /** For each, one of the same type. */
  private static final int[] SAME_TYPE = {
    0x0E, 0xF8, 0xF9, 0xFC, 0xFD, BITSELECT, BITSELECT, BITSELECT, BITSELECT, BITSELECT, BITSELECT,
    BITSELECT, BITSELECT, 0xE8, 0xE9, 0xF4, 0xF5, 0x82, I16X8_MUL, BITSELECT
  };

  private Relaxed() {}

  /** An instruction that gives one of the results that are allowed; itself if there is none. */
  static int strict(int number) {
    return switch (number) {
      case 0x100, 0x101, 0x102, 0x103, 0x104, 0x109, 0x10A, 0x10B, 0x10C ->
          SAME_TYPE[number - FIRST];
      case 0x10D, 0x10E, 0x10F, 0x110, 0x111 -> SAME_TYPE[number - FIRST];
      default -> number;
    };
  }

  /**
   * Puts in the place of relaxed instructions, which Chicory does not know, others of the same
   * types and length: for validation.
   *
   * @param binary in which they are replaced
   * @param offset of the body's locals and code
   * @return whether there were any; false too if the body cannot be read
   */
  public static boolean replace(byte[] binary, int offset, byte[] body) {
    if (!mayHave(body)) {
      return false;
    }
    boolean found = false;
    Optional<Body> read = read(body);
    for (int i = 0; i < read.map(Body::size).orElse(0); i++) {
      Op op = read.get().op(i);
      if (op.isVector() && op.vectorNumber() >= FIRST) {
        pad(binary, offset + op.at() + 1, offset + op.end(), SAME_TYPE[op.vectorNumber() - FIRST]);
        found = true;
      }
    }
    return found;
  }

  private static boolean mayHave(byte[] body) {
    for (int i = 0; i + 2 < body.length; i++) {
      if (Byte.toUnsignedInt(body[i]) == Op.VECTOR && (body[i + 2] & 0x7F) == FIRST >> 7) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Body> read(byte[] body) {
    try {
      return BodyReader.read(body, new Signature("", ""));
    } catch (RuntimeException _) {
      // Chicory says what is wrong with it.
      return Optional.empty();
    }
  }

  /** A number in as many bytes as there are. */
  private static void pad(byte[] binary, int from, int to, int number) {
    for (int i = from; i < to; i++) {
      binary[i] = (byte) (number >>> 7 * (i - from) & 0x7F | (i + 1 < to ? 0x80 : 0));
    }
  }
}
