package ai.wippy.runtime.lua;

import ai.wippy.runtime.lua.code.Builtin;
import ai.wippy.runtime.lua.code.Table;
import ai.wippy.runtime.payload.Failure;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** A table of functions in the making. */
public final class Library {
  private final Table table;

  /** A new table. */
  public Library() {
    this(new Table());
  }

  Library(Table table) {
    this.table = table;
  }

  /** Adds a function. */
  public Library function(String name, UnaryOperator<Varargs> body) {
    return value(name, new Builtin(name, body));
  }

  /**
   * Adds a function that gives its result and nil, or nil and the error that a {@link Failure} is.
   */
  public Library fallible(String name, Function<Varargs, LuaValue> body) {
    return function(name, args -> Answer.of(() -> body.apply(args)));
  }

  /** Adds a constant. */
  public Library value(String name, LuaValue value) {
    table.rawset(LuaValue.valueOf(name), value);
    return this;
  }

  /** The table with what was added so far. */
  public Table table() {
    return table;
  }
}
