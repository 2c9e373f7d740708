/**
 * What compiled Lua is made of: its values, its operators, its calls. The classes of chunks use
 * this and LuaJ's values, nothing else.
 *
 * <p>LuaJ's own interpreter knows 32-bit integers and floats, and mixes them up. Here an integer is
 * {@code LuaInteger} if it fits 32 bits, else {@link LuaLong}; a float is {@link LuaFloat} even
 * where it is whole. A table is {@link Table} and never a plain {@code LuaTable}, which would store
 * numbers as plain doubles.
 */
@NullMarked
package ai.wippy.runtime.lua.code;

import org.jspecify.annotations.NullMarked;
