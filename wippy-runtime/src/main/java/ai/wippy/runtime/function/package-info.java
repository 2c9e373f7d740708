/** Calling a function by id: pools, deadlines, interceptors. */
@NullMarked
package ai.wippy.runtime.function;

import org.jspecify.annotations.NullMarked;
