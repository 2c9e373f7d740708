package ai.wippy.build.wasm.simd;

import ai.wippy.build.wasm.body.Signature;

/**
 * What the halves of vectors that an instruction takes have to do with those that it gives, and
 * with the helpers that make them.
 */
enum Shape {
  /** Each half of one vector gives one. */
  EACH(1, "l", "l"),
  /** The same halves of two vectors give one. */
  PAIRS(2, "ll", "l"),
  /** The same halves of three vectors give one. */
  TRIPLES(3, "lll", "l"),
  /** Each half and a count give one. */
  SHIFT(2, "li", "l"),
  /** The low half of a vector becomes two, by two helpers. */
  WIDEN_LOW(1, "l", "l"),
  /** The same with the high half. */
  WIDEN_HIGH(1, "l", "l"),
  /** The low halves of two vectors become two halves, by two helpers. */
  WIDEN_LOWS(2, "ll", "l"),
  /** The same with the high halves. */
  WIDEN_HIGHS(2, "ll", "l"),
  /** Both halves of the first vector become the low half, those of the second the high one. */
  NARROW(2, "ll", "l"),
  /** Both halves of a vector become the low half, and the high one is zero. */
  NARROW_ZERO(1, "ll", "l"),
  /** Both halves of the first vector and each half of the second give one. */
  SWIZZLE(2, "lll", "l"),
  /** Both halves of a vector give a number of 32 bits. */
  TEST(1, "ll", "i");

  private final int operands;
  private final Signature type;

  Shape(int operands, String params, String results) {
    this.operands = operands;
    this.type = new Signature(types(params), types(results));
  }

  private static String types(String letters) {
    return letters.replace('l', Locals.I64).replace('i', Locals.I32);
  }

  /** How many values an instruction takes. */
  int operands() {
    return operands;
  }

  /** The type of its helpers. */
  Signature type() {
    return type;
  }

  /** Whether the two halves of the result are made by helpers of different names. */
  boolean widens() {
    return this == WIDEN_LOW || this == WIDEN_HIGH || this == WIDEN_LOWS || this == WIDEN_HIGHS;
  }
}
