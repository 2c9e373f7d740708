/** Calls of functions for WebAssembly guests: {@code wippy:runtime}. */
@NullMarked
package ai.wippy.runtime.wippy.runtime;

import org.jspecify.annotations.NullMarked;
