package ai.wippy.build.wasm.simd;

import ai.wippy.build.wasm.body.Op;
import ai.wippy.build.wasm.body.Sink;

/** Instructions of a lowered function. */
final class Code {
  private static final int I64_NE = 0x52;
  private static final int I64_AND = 0x83;
  private static final int I64_OR = 0x84;
  private static final int I64_SHL = 0x86;
  private static final int I64_SHR_U = 0x88;
  private static final int I64_XOR = 0x85;

  private final Locals locals;
  private final Helpers helpers;
  private final Sink out = new Sink();

  Code(Locals locals, Helpers helpers) {
    this.locals = locals;
    this.helpers = helpers;
  }

  Sink out() {
    return out;
  }

  /** A half that was put aside. */
  Code get(int half) {
    out.op(Op.LOCAL_GET, locals.half(half));
    return this;
  }

  /** Puts halves aside, the last on top of the stack. */
  Code set(int... halves) {
    for (int i = halves.length - 1; i >= 0; i--) {
      out.op(Op.LOCAL_SET, locals.half(halves[i]));
    }
    return this;
  }

  /** Puts a half aside, and leaves it on the stack. */
  Code tee(int half) {
    out.op(Op.LOCAL_TEE, locals.half(half));
    return this;
  }

  Code getWord() {
    out.op(Op.LOCAL_GET, locals.word());
    return this;
  }

  Code setWord() {
    out.op(Op.LOCAL_SET, locals.word());
    return this;
  }

  Code teeWord() {
    out.op(Op.LOCAL_TEE, locals.word());
    return this;
  }

  Code constant(long value) {
    out.constant(value);
    return this;
  }

  Code op(int code) {
    out.op(code);
    return this;
  }

  Code drop() {
    return op(Op.DROP);
  }

  Code and() {
    return op(I64_AND);
  }

  Code or() {
    return op(I64_OR);
  }

  Code xor() {
    return op(I64_XOR);
  }

  Code not() {
    return constant(-1L).xor();
  }

  Code isNotZero() {
    return constant(0L).op(I64_NE);
  }

  /** Shifts a half to the left by some bits; to the right if they are negative. */
  Code shift(int bits) {
    return bits == 0
        ? this
        : bits > 0 ? constant((long) bits).op(I64_SHL) : constant((long) -bits).op(I64_SHR_U);
  }

  Code call(LaneFunction helper) {
    out.op(Op.CALL, helpers.index(helper));
    return this;
  }
}
