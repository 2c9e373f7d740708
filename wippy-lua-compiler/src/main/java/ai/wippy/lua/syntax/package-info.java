/** Text of Lua chunks, with the types that Wippy adds to it, into a syntax tree. */
@NullMarked
package ai.wippy.lua.syntax;

import org.jspecify.annotations.NullMarked;
