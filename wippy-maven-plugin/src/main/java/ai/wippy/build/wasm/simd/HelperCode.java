package ai.wippy.build.wasm.simd;

/** Instructions that are done by helpers. */
final class HelperCode {
  private HelperCode() {}

  /** Writes one, whose operands are on the stack. */
  static void write(Rule rule, Code code) {
    LaneFunction low = rule.low();
    LaneFunction high = rule.high();
    switch (rule.shape()) {
      case EACH -> code.set(0).call(low).get(0).call(low);
      case PAIRS -> code.set(0, 1, 2).get(1).call(low).get(0).get(2).call(low);
      case TRIPLES ->
          code.set(0, 1, 2, 3, 4).get(1).get(3).call(low).get(0).get(2).get(4).call(low);
      case SHIFT -> code.setWord().set(0).getWord().call(low).get(0).getWord().call(low);
      case WIDEN_LOW -> code.drop().tee(0).call(low).get(0).call(high);
      case WIDEN_HIGH -> code.set(0).drop().get(0).call(low).get(0).call(high);
      case WIDEN_LOWS -> code.drop().set(1).drop().tee(0).get(1).call(low).get(0).get(1).call(high);
      case WIDEN_HIGHS ->
          code.set(1).drop().set(0).drop().get(0).get(1).call(low).get(0).get(1).call(high);
      case NARROW -> code.set(0, 1).call(low).get(0).get(1).call(low);
      case NARROW_ZERO -> code.call(low).constant(0L);
      case SWIZZLE ->
          code.set(1, 2, 3).tee(0).get(1).get(2).call(low).get(0).get(1).get(3).call(low);
      case TEST -> code.call(low);
    }
  }
}
