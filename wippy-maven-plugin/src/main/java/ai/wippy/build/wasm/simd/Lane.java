package ai.wippy.build.wasm.simd;

/** What scalar instructions do with one lane of a vector, whose bits are a part of a half. */
enum Lane {
  I8(8, 0xFFL),
  I16(16, 0xFFFFL),
  I32(32, 0xFFFF_FFFFL),
  I64(64, -1L),
  F32(32, 0xFFFF_FFFFL),
  F64(64, -1L);

  private static final int I64_MUL = 0x7E;
  private static final int I32_WRAP_I64 = 0xA7;
  private static final int I64_EXTEND_I32_U = 0xAD;
  private static final int I32_REINTERPRET_F32 = 0xBC;
  private static final int I64_REINTERPRET_F64 = 0xBD;
  private static final int F32_REINTERPRET_I32 = 0xBE;
  private static final int F64_REINTERPRET_I64 = 0xBF;
  private static final int I32_EXTEND8_S = 0xC0;
  private static final int I32_EXTEND16_S = 0xC1;

  private final int bits;
  private final long mask;

  Lane(int bits, long mask) {
    this.bits = bits;
    this.mask = mask;
  }

  /** What an instruction from {@code i8x16.splat} to {@code f64x2.splat} makes copies of. */
  static void splat(int number, Code code) {
    Lane lane = values()[number - 0x0F];
    lane.toLong(code);
    lane.spread(code);
  }

  /** What an instruction from {@code i8x16.replace_lane} on replaces. */
  static Lane replacing(int number) {
    return switch (number) {
      case 0x17 -> I8;
      case 0x1A -> I16;
      case 0x1C -> I32;
      case 0x1E -> I64;
      case 0x20 -> F32;
      default -> F64;
    };
  }

  /** Writes an instruction that extracts a lane. */
  static void extract(int number, int index, Code code) {
    switch (number) {
      case 0x15 -> I8.extract(index, code).op(I32_WRAP_I64).op(I32_EXTEND8_S);
      case 0x16 -> I8.extract(index, code).constant(I8.mask).and().op(I32_WRAP_I64);
      case 0x18 -> I16.extract(index, code).op(I32_WRAP_I64).op(I32_EXTEND16_S);
      case 0x19 -> I16.extract(index, code).constant(I16.mask).and().op(I32_WRAP_I64);
      case 0x1B -> I32.extract(index, code).op(I32_WRAP_I64);
      case 0x1D -> I64.extract(index, code);
      case 0x1F -> F32.extract(index, code).op(I32_WRAP_I64).op(F32_REINTERPRET_I32);
      default -> F64.extract(index, code).op(F64_REINTERPRET_I64);
    }
  }

  /** The lane, in the lowest bits of a half. */
  Code extract(int index, Code code) {
    if (index < lanes()) {
      code.drop();
    } else {
      code.set(0).drop().get(0);
    }
    return code.shift(-shift(index));
  }

  /** Takes a value and a vector below it, and gives the vector with the value in a lane. */
  void replace(int index, Code code) {
    toLong(code);
    put(index, code);
  }

  /** The same for a value whose bits are the lowest of an i64, the others of which are zero. */
  void put(int index, Code code) {
    boolean low = index < lanes();
    if (bits == Long.SIZE) {
      if (low) {
        code.set(0, 1).drop().get(1).get(0);
      } else {
        code.set(0).drop().get(0);
      }
      return;
    }
    code.shift(shift(index)).set(low ? new int[] {0, 1} : new int[] {1});
    code.constant(~(mask << shift(index))).and().get(1).or();
    if (low) {
      code.get(0);
    }
  }

  /** Makes both halves of an i64 in whose lowest bits the lane is, the others being zero. */
  void spread(Code code) {
    if (bits < Long.SIZE) {
      code.constant(Long.divideUnsigned(-1L, mask)).op(I64_MUL);
    }
    code.tee(0).get(0);
  }

  private void toLong(Code code) {
    switch (this) {
      case I8, I16, I32 -> code.op(I64_EXTEND_I32_U);
      case F32 -> code.op(I32_REINTERPRET_F32).op(I64_EXTEND_I32_U);
      case F64 -> code.op(I64_REINTERPRET_F64);
      case I64 -> {
        // It is one.
      }
    }
    if (bits < Integer.SIZE) {
      code.constant(mask).and();
    }
  }

  /** How many there are in a half. */
  private int lanes() {
    return Long.SIZE / bits;
  }

  private int shift(int index) {
    return bits * (index % lanes());
  }
}
