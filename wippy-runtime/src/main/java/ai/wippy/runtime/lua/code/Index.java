package ai.wippy.runtime.lua.code;

import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaUserdata;
import org.luaj.vm2.LuaValue;

/**
 * {@code object[key]}, read and written, and {@code #object}. The name that each takes is what the
 * code calls the object, for messages; it may be empty.
 */
public final class Index {
  private Index() {}

  /** {@code object[key]}. */
  public static LuaValue get(LuaValue object, LuaValue key, String name) {
    return object instanceof Table table ? table.get(key) : other(object, key, name);
  }

  /** {@code object.key}. */
  public static LuaValue field(LuaValue object, LuaString key, String name) {
    return object instanceof Table table ? table.field(key) : other(object, key, name);
  }

  private static LuaValue other(LuaValue object, LuaValue key, String name) {
    if (object instanceof LuaString
        || object instanceof LuaUserdata
        || object instanceof LuaTable) {
      return object.get(key);
    }
    throw unfit(object, key, name);
  }

  /** {@code object[key] = value}. */
  public static void set(LuaValue object, LuaValue key, LuaValue value, String name) {
    if (object instanceof Table table) {
      table.set(key, value);
    } else {
      setOther(object, key, value, name);
    }
  }

  /** {@code object.key = value}. */
  public static void setField(LuaValue object, LuaString key, LuaValue value, String name) {
    if (object instanceof Table table) {
      table.setField(key, value);
    } else {
      setOther(object, key, value, name);
    }
  }

  private static void setOther(LuaValue object, LuaValue key, LuaValue value, String name) {
    if (!(object instanceof LuaUserdata) && !(object instanceof LuaTable)) {
      throw unfit(object, key, name);
    }
    object.set(key, value);
  }

  private static Raised unfit(LuaValue object, LuaValue key, String name) {
    String what =
        name.isEmpty() && key instanceof LuaString text
            ? " with key '" + Bytes.text(text) + "'"
            : Calls.named(name);
    return Raised.here("attempt to index a %s value%s".formatted(object.typename(), what));
  }

  /** {@code #object}. */
  public static LuaValue length(LuaValue object, String name) {
    if (object instanceof LuaString text) {
      return Numbers.of(text.m_length);
    }
    LuaValue handler = Metatags.of(object, LuaValue.LEN);
    if (!handler.isnil()) {
      return handler.call(object);
    }
    if (object instanceof LuaTable table) {
      return Numbers.of(table.rawlen());
    }
    throw Raised.here(
        "attempt to get length of a %s value%s".formatted(object.typename(), Calls.named(name)));
  }
}
