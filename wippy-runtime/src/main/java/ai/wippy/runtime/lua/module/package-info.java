/** The modules that Lua code can require, one class each. */
@NullMarked
package ai.wippy.runtime.lua.module;

import org.jspecify.annotations.NullMarked;
