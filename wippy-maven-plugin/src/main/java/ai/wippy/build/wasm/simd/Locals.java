package ai.wippy.build.wasm.simd;

import ai.wippy.build.wasm.body.Input;
import ai.wippy.build.wasm.body.Sink;

/**
 * The locals of a lowered function: two for each vector, then those that hold halves for a while.
 */
final class Locals {
  static final char I32 = 0x7F;
  static final char I64 = 0x7E;
  static final char V128 = 0x7B;

  private static final int REF_NULL = 0x63;
  private static final int REF = 0x64;

  private final String types;
  private final int[] numbers;
  private int aside;

  /**
   * Numbers them anew.
   *
   * @param types of the parameters and locals, as in a signature
   */
  Locals(String types) {
    this.types = types;
    this.numbers = new int[types.length() + 1];
    for (int i = 0; i < types.length(); i++) {
      numbers[i + 1] = numbers[i] + (types.charAt(i) == V128 ? 2 : 1);
    }
  }

  boolean isVector(int local) {
    return types.charAt(local) == V128;
  }

  /** The local, or that of the low half; the high half is in the next. */
  int of(int local) {
    return numbers[local];
  }

  /** Where a half can be put aside, from 0 on. */
  int half(int which) {
    aside = Math.max(aside, which + 1);
    return word() + 1 + which;
  }

  /** Where a number of 32 bits can be put aside. */
  int word() {
    return numbers[types.length()];
  }

  /**
   * The declarations.
   *
   * @param body that starts with the ones before
   */
  Sink declare(byte[] body) {
    var in = new Input(body, 0);
    long groups = in.unsigned();
    var out = new Sink().unsigned((int) groups + 2);
    for (; groups > 0; groups--) {
      int count = (int) in.unsigned();
      int start = in.at();
      int type = in.next();
      if (type == REF || type == REF_NULL) {
        in.signed();
      }
      if (type == V128) {
        out.unsigned(2 * count).op(I64);
      } else {
        out.unsigned(count).copy(body, start, in.at());
      }
    }
    return out.unsigned(1).op(I32).unsigned(aside).op(I64);
  }
}
