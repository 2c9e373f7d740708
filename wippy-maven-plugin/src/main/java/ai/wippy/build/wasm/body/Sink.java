package ai.wippy.build.wasm.body;

import java.io.ByteArrayOutputStream;

/** Bytes of a body that is being written. */
public final class Sink {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** An instruction without immediates. */
  public Sink op(int code) {
    out.write(code);
    return this;
  }

  /** An instruction with an index. */
  public Sink op(int code, int index) {
    out.write(code);
    return unsigned(index);
  }

  /** A block without parameters and results. */
  public Sink open(int code) {
    return op(code).op(Op.EMPTY & 0x7F);
  }

  /** An {@code i32.const}. */
  public Sink constant(int value) {
    return op(Op.I32_CONST).signed(value);
  }

  /** An {@code i64.const}. */
  public Sink constant(long value) {
    return op(Op.I64_CONST).signed(value);
  }

  /** A number with a sign, such as the index of a block's type. */
  public Sink signed(long value) {
    long left = value;
    for (; left < -0x40 || left >= 0x40; left >>= 7) {
      out.write((int) left & 0x7F | 0x80);
    }
    out.write((int) left & 0x7F);
    return this;
  }

  /** A number of 32 bits. */
  public Sink unsigned(int value) {
    int left = value;
    for (; left >>> 7 != 0; left >>>= 7) {
      out.write(left & 0x7F | 0x80);
    }
    out.write(left);
    return this;
  }

  /** Some of other bytes. */
  public Sink copy(byte[] bytes, int from, int to) {
    out.write(bytes, from, to - from);
    return this;
  }

  /** Declarations of locals. */
  public Sink locals(String types) {
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

  /** What was written. */
  public byte[] bytes() {
    return out.toByteArray();
  }
}
