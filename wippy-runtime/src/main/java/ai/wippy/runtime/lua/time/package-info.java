/** Times, durations and layouts as the original runtime writes them, without Lua. */
@NullMarked
package ai.wippy.runtime.lua.time;

import org.jspecify.annotations.NullMarked;
