package ai.wippy.runtime.lua.code;

import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaValue;

/**
 * What a metatable says about keys that a table does not have (Lua 5.3 manual, section 2.4: {@code
 * __index} and {@code __newindex}).
 */
final class AbsentKeys {
  /** How many tables an index may go through, one being the index of the other. */
  private static final int LONGEST_CHAIN = 100;

  private AbsentKeys() {}

  /** {@code table[key]}, where the table has no such key. */
  static LuaValue get(Table absentFrom, LuaValue key) {
    LuaValue object = absentFrom;
    for (int i = 0; i < LONGEST_CHAIN; i++) {
      LuaValue handler = Metatags.of(object, LuaValue.INDEX);
      if (handler instanceof LuaFunction) {
        return handler.call(object, key);
      }
      if (handler.isnil()) {
        return LuaValue.NIL;
      }
      if (!(handler instanceof Table table)) {
        return Index.get(handler, key, "");
      }
      LuaValue value = table.rawget(key);
      if (value != LuaValue.NIL || table.getmetatable() == null) {
        return value;
      }
      object = table;
    }
    throw Raised.here("'__index' chain too long; possible loop");
  }

  /** {@code table[key] = value}, where the table has no such key. */
  static void set(Table absentFrom, LuaValue key, LuaValue value) {
    LuaValue object = absentFrom;
    for (int i = 0; i < LONGEST_CHAIN; i++) {
      LuaValue handler = Metatags.of(object, LuaValue.NEWINDEX);
      if (handler instanceof LuaFunction) {
        handler.call(object, key, value);
        return;
      }
      if (handler.isnil()) {
        object.rawset(key, value);
        return;
      }
      if (!(handler instanceof Table table)) {
        Index.set(handler, key, value, "");
        return;
      }
      if (table.getmetatable() == null || table.rawget(key) != LuaValue.NIL) {
        table.rawset(key, value);
        return;
      }
      object = table;
    }
    throw Raised.here("'__newindex' chain too long; possible loop");
  }
}
