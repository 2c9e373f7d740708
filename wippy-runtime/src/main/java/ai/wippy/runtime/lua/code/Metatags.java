package ai.wippy.runtime.lua.code;

import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/** Names of metamethods that LuaJ does not know, and finding one. */
final class Metatags {
  static final LuaString FLOOR_DIVIDE = LuaValue.valueOf("__idiv");
  static final LuaString BIT_AND = LuaValue.valueOf("__band");
  static final LuaString BIT_OR = LuaValue.valueOf("__bor");
  static final LuaString BIT_XOR = LuaValue.valueOf("__bxor");
  static final LuaString BIT_NOT = LuaValue.valueOf("__bnot");
  static final LuaString SHIFT_LEFT = LuaValue.valueOf("__shl");
  static final LuaString SHIFT_RIGHT = LuaValue.valueOf("__shr");

  private Metatags() {}

  /** A metamethod of a value, or nil. */
  static LuaValue of(LuaValue value, LuaString tag) {
    LuaValue metatable = value.getmetatable();
    return metatable == null ? LuaValue.NIL : metatable.rawget(tag);
  }

  /** A metamethod of either operand, the left one first; or nil. */
  static LuaValue of(LuaValue left, LuaValue right, LuaString tag) {
    LuaValue handler = of(left, tag);
    return handler.isnil() ? of(right, tag) : handler;
  }
}
