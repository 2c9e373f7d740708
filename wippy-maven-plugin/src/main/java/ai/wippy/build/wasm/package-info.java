/** WebAssembly text to binaries, core modules to JVM classes. */
@NullMarked
package ai.wippy.build.wasm;

import org.jspecify.annotations.NullMarked;
