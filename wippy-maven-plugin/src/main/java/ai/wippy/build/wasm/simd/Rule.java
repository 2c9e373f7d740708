package ai.wippy.build.wasm.simd;

/**
 * How an instruction is done by helpers.
 *
 * @param low makes the low half, or both
 * @param high makes the high half
 */
record Rule(Shape shape, LaneFunction low, LaneFunction high) {}
