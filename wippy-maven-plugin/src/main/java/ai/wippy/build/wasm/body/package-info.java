/** Bodies of functions of core modules, read instruction by instruction, and written. */
@NullMarked
package ai.wippy.build.wasm.body;

import org.jspecify.annotations.NullMarked;
