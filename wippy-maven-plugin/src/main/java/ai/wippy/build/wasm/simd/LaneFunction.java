package ai.wippy.build.wasm.simd;

import ai.wippy.build.wasm.body.Signature;

/**
 * A static method of {@code ai.wippy.runtime.component} that a lowered module calls as if it were
 * one of its functions.
 *
 * @param owner simple name of the class
 * @param name of the method
 * @param type of it, as a function: i64 for a half of a vector, i32 for a count or a truth
 */
public record LaneFunction(String owner, String name, Signature type) {}
