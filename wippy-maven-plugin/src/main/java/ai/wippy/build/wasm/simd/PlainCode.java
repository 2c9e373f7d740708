package ai.wippy.build.wasm.simd;

import ai.wippy.build.wasm.body.Input;
import java.util.function.Consumer;

/** Instructions that take nothing from memory and need no helper. */
final class PlainCode {
  private static final int I64_ADD = 0x7C;
  private static final int I64_SUB = 0x7D;
  private static final int I64_MUL = 0x7E;

  private PlainCode() {}

  /**
   * Writes one, whose operands are on the stack.
   *
   * @param in at its immediates
   * @return how many values it takes and, as in a signature, what it gives
   */
  static Effect write(int number, Input in, Code code) {
    return switch (number) {
      case 0x0C -> {
        code.constant(in.fixed()).constant(in.fixed());
        yield Effect.vector(0);
      }
      case 0x0D -> {
        Shuffle.write(in.fixed(), in.fixed(), code);
        yield Effect.vector(2);
      }
      case 0x0F, 0x10, 0x11, 0x12, 0x13, 0x14 -> {
        Lane.splat(number, code);
        yield Effect.vector(1);
      }
      case 0x17, 0x1A, 0x1C, 0x1E, 0x20, 0x22 -> {
        Lane.replacing(number).replace(in.next(), code);
        yield Effect.vector(2);
      }
      case 0x15, 0x16, 0x18, 0x19, 0x1B, 0x1D, 0x1F, 0x21 -> {
        Lane.extract(number, in.next(), code);
        yield Effect.other(1);
      }
      case 0x4D -> {
        code.set(0).not().get(0).not();
        yield Effect.vector(1);
      }
      case 0x4E -> pairs(Code::and, code);
      case 0x4F -> pairs(each -> each.not().and(), code);
      case 0x50 -> pairs(Code::or, code);
      case 0x51 -> pairs(Code::xor, code);
      case 0x52 -> {
        // v2 ^ (v1 ^ v2) & mask
        code.set(0, 1, 2, 3, 4).get(1).xor().get(3).and().get(1).xor();
        code.get(0).get(2).xor().get(4).and().get(2).xor();
        yield Effect.vector(3);
      }
      case 0x53 -> {
        code.or().isNotZero();
        yield Effect.other(1);
      }
      case 0xCE -> pairs(each -> each.op(I64_ADD), code);
      case 0xD1 -> pairs(each -> each.op(I64_SUB), code);
      case 0xD5 -> pairs(each -> each.op(I64_MUL), code);
      default -> throw new IllegalStateException("no vector instruction 0x%x".formatted(number));
    };
  }

  private static Effect pairs(Consumer<Code> op, Code code) {
    op.accept(code.set(0, 1, 2).get(1));
    op.accept(code.get(0).get(2));
    return Effect.vector(2);
  }
}
