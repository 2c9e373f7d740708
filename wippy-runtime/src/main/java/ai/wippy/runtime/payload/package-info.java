/** Values that cross between Lua, WebAssembly, HTTP and Java, and failures with kinds. */
@NullMarked
package ai.wippy.runtime.payload;

import org.jspecify.annotations.NullMarked;
