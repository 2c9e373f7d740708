/**
 * WebAssembly entries: from what the build made of them to functions and programs, and what they
 * may call.
 */
@NullMarked
package ai.wippy.runtime.wasm;

import org.jspecify.annotations.NullMarked;
