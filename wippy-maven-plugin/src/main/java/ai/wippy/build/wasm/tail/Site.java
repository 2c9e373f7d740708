package ai.wippy.build.wasm.tail;

import ai.wippy.build.wasm.body.Body;
import ai.wippy.build.wasm.body.Input;
import ai.wippy.build.wasm.body.Op;
import java.util.Optional;

/**
 * A tail call of a function.
 *
 * @param caught whether there is a {@code try_table} around it, whose handlers do not matter for
 *     what it calls
 */
record Site(Target target, boolean caught) {
  /** The tail call that an instruction is. */
  static Optional<Site> of(Body body, int index) {
    Op op = body.op(index);
    return switch (op.code()) {
      case Op.RETURN_CALL, Op.RETURN_CALL_INDIRECT, Op.RETURN_CALL_REF ->
          Optional.of(new Site(target(body, op), isCaught(body, index)));
      default -> Optional.empty();
    };
  }

  /** What a call calls. */
  static Target target(Body body, Op op) {
    return switch (op.code()) {
      case Op.RETURN_CALL, Op.CALL -> new Target.Direct(op.index());
      case Op.RETURN_CALL_REF, Op.CALL_REF -> new Target.Reference(op.index());
      case Op.RETURN_CALL_INDIRECT, Op.CALL_INDIRECT -> {
        var in = new Input(body.bytes(), op.at() + 1);
        in.unsigned();
        yield new Target.Indirect(op.index(), (int) in.unsigned());
      }
      default -> throw new IllegalArgumentException("no call: " + op);
    };
  }

  private static boolean isCaught(Body body, int index) {
    for (int block = body.parent(index); block != Body.FUNCTION; block = body.parent(block)) {
      if (body.op(block).code() == Op.TRY_TABLE) {
        return true;
      }
    }
    return false;
  }
}
