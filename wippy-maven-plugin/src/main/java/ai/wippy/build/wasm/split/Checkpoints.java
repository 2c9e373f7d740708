package ai.wippy.build.wasm.split;

import ai.wippy.build.wasm.body.Body;
import ai.wippy.build.wasm.body.Op;
import ai.wippy.build.wasm.body.Signature;
import ai.wippy.build.wasm.body.Sink;

/**
 * Calls of a function that ends a thread which is interrupted, where a body starts and at each turn
 * of a loop. Chicory's compiler does the same; its interpreter does not.
 */
final class Checkpoints {
  /**
   * The function. It does nothing, but there is a way back in it, before which Chicory's compiler
   * checks.
   */
  static final Part CHECK = new Part(new Signature("", ""), check());

  private Checkpoints() {}

  private static byte[] check() {
    return new Sink()
        .locals("")
        .open(Op.LOOP)
        .open(Op.BLOCK)
        .constant(0)
        .op(Op.BR_TABLE, 1)
        .unsigned(0)
        .unsigned(1)
        .op(Op.END)
        .op(Op.END)
        .op(Op.END)
        .bytes();
  }

  /**
   * Writes a body with them.
   *
   * @param check the index of {@link #CHECK}
   */
  static byte[] insert(Body body, int check) {
    byte[] bytes = body.bytes();
    int code = body.op(0).at();
    var out = new Sink().copy(bytes, 0, code).op(Op.CALL, check);
    for (int i = 0; i < body.size(); i++) {
      Op op = body.op(i);
      out.copy(bytes, op.at(), op.end());
      if (op.code() == Op.LOOP) {
        out.op(Op.CALL, check);
      }
    }
    return out.bytes();
  }
}
