/** Lua sources of entries, checked and compiled in the build. */
@NullMarked
package ai.wippy.build.lua;

import org.jspecify.annotations.NullMarked;
