/** Vectors of 128 bits in core modules, made into pairs of 64-bit integers. */
@NullMarked
package ai.wippy.build.wasm.simd;

import org.jspecify.annotations.NullMarked;
