/** Types that Lua code declares and uses as values: they check other values. */
@NullMarked
package ai.wippy.runtime.lua.type;

import org.jspecify.annotations.NullMarked;
