/** Tail calls, which the JVM does not know: as loops, as calls, and as steps of a trampoline. */
@NullMarked
package ai.wippy.build.wasm.tail;

import org.jspecify.annotations.NullMarked;
