package ai.wippy.runtime.lua;

import java.util.function.UnaryOperator;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** A table of functions in the making. */
public final class Library {
  private final LuaTable table;

  /** A new table. */
  public Library() {
    this(new LuaTable());
  }

  Library(LuaTable table) {
    this.table = table;
  }

  /** Adds a function. */
  public Library function(String name, UnaryOperator<Varargs> body) {
    table.rawset(LuaValue.valueOf(name), new Builtin(name, body));
    return this;
  }

  /** Adds a constant. */
  public Library value(String name, LuaValue value) {
    table.rawset(LuaValue.valueOf(name), value);
    return this;
  }

  /** The table with what was added so far. */
  public LuaTable table() {
    return table;
  }
}
