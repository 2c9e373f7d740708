/**
 * Syntax trees of Lua into JVM classes, one for each chunk.
 *
 * <p>Such a class extends {@code LuaCode} of the runtime, which knows a function of the chunk by a
 * number; each function is a static method. Values are those of LuaJ, operators are static methods
 * of the runtime. Locals are locals of the JVM, calls are calls and loops are jumps, so that
 * HotSpot compiles Lua as it compiles Java, and a stack trace of Java shows the author's file and
 * lines.
 */
@NullMarked
package ai.wippy.lua.compile;

import org.jspecify.annotations.NullMarked;
