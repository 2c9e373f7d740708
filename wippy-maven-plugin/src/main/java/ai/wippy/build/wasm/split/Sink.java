package ai.wippy.build.wasm.split;

import java.io.ByteArrayOutputStream;

/** Bytes of a body that is being written. */
final class Sink {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** An instruction without immediates. */
  Sink op(int code) {
    out.write(code);
    return this;
  }

  /** An instruction with an index. */
  Sink op(int code, int index) {
    out.write(code);
    return unsigned(index);
  }

  /** A block without parameters and results. */
  Sink open(int code) {
    return op(code).op(Op.EMPTY & 0x7F);
  }

  /** An {@code i32.const} of a small number, which is not negative. */
  Sink constant(int value) {
    out.write(Op.I32_CONST);
    for (int left = value; ; left >>= 7) {
      if (left < 0x40) {
        out.write(left);
        return this;
      }
      out.write(left & 0x7F | 0x80);
    }
  }

  Sink unsigned(int value) {
    int left = value;
    for (; left >>> 7 != 0; left >>>= 7) {
      out.write(left & 0x7F | 0x80);
    }
    out.write(left);
    return this;
  }

  Sink copy(byte[] bytes, int from, int to) {
    out.write(bytes, from, to - from);
    return this;
  }

  /** Declarations of locals. */
  Sink locals(String types) {
    int groups = 0;
    for (int i = 0; i < types.length(); i++) {
      groups += i == 0 || types.charAt(i) != types.charAt(i - 1) ? 1 : 0;
    }
    unsigned(groups);
    for (int from = 0; from < types.length(); ) {
      int to = from + 1;
      while (to < types.length() && types.charAt(to) == types.charAt(from)) {
        to++;
      }
      unsigned(to - from).op(types.charAt(from));
      from = to;
    }
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }
}
