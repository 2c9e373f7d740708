package ai.wippy.build.wasm.split;

import ai.wippy.build.wasm.body.Body;
import ai.wippy.build.wasm.body.Op;
import ai.wippy.build.wasm.body.Signature;
import ai.wippy.build.wasm.body.Types;
import java.util.stream.IntStream;

/** About how many bytes of JVM code Chicory makes of instructions. */
final class Weights {
  /** Setting a local to zero, or passing one. */
  static final int LOCAL = 4;

  /** Taking a result out of an array, or putting it there. */
  static final int RESULT = 9;

  /** A call with everything but arguments and results. */
  static final int CALL = 14;

  /** A call of a helper. */
  private static final int HELPER = 3;

  /** What follows a call that may end in a jump. */
  static final int JUMP = 8;

  private final long[] sums;

  Weights(Body body, Types types) {
    sums = new long[body.size() + 1];
    boolean wide = body.locals().length() > 120;
    for (int i = 0; i < body.size(); i++) {
      sums[i + 1] = sums[i] + of(body.op(i), types, wide);
    }
  }

  /** The weight of the instructions from one up to another. */
  long between(int from, int to) {
    return sums[to] - sums[from];
  }

  /** The weight of all, and of what makes the locals ready. */
  static long of(Body body, Types types) {
    int locals = body.locals().length() - body.signature().params().length();
    return new Weights(body, types).between(0, body.size()) + (long) LOCAL * locals;
  }

  private static int of(Op op, Types types, boolean wide) {
    int local = wide ? 4 : 2;
    return switch (op.code()) {
      case Op.BLOCK, Op.LOOP, Op.END, 0x01 -> 0;
      case Op.IF, Op.ELSE -> 3;
      case Op.BR, Op.RETURN -> 4;
      case Op.BR_IF -> 6;
      case Op.BR_TABLE -> 15 + 7 * op.labels().length;
      case Op.CALL ->
          types.isHelper(op.index()) ? HELPER : call(types.function(op.index()), 5 + 2 * local);
      case Op.CALL_INDIRECT -> call(types.type(op.index()), 5 + 2 * local);
      case Op.LOCAL_GET, Op.LOCAL_SET -> local;
      case Op.LOCAL_TEE -> local + 2;
      case 0x1A -> 1;
      case 0x1B, 0x1C -> 6;
      case 0x23, 0x24 -> 8;
      case Op.I32_CONST -> op.index() == (byte) op.index() ? 2 : 3;
      case Op.I64_CONST, 0x43, 0x44 -> 3;
      default -> op.code() >= 0x28 && op.code() <= 0x3E ? 4 + local : isOneByte(op.code()) ? 1 : 3;
    };
  }

  private static int call(Signature type, int fixed) {
    return type.results().length() > 1 ? fixed + RESULT * type.results().length() : fixed;
  }

  private static boolean isOneByte(int code) {
    return IntStream.of(0x6A, 0x6B, 0x6C, 0x71, 0x72, 0x73, 0x74, 0x75, 0x76)
            .anyMatch(c -> c == code)
        || code == 0x7C
        || code == 0x7D
        || code == 0x7E
        || code >= 0x83 && code <= 0x85
        || code >= 0x92 && code <= 0x95
        || code >= 0xA0 && code <= 0xA3
        || code == 0xA7
        || code == 0xAC;
  }
}
