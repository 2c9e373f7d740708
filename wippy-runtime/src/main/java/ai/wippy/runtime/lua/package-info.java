/** Lua states: sandbox, coroutines, conversion of values. */
@NullMarked
package ai.wippy.runtime.lua;

import org.jspecify.annotations.NullMarked;
