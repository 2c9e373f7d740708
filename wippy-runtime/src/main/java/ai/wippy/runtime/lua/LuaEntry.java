package ai.wippy.runtime.lua;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.runtime.lua.code.Builtin;
import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.payload.ValueCopy;
import ai.wippy.runtime.payload.Values;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** Calls the {@code method} of an entry. Thread-safe. */
final class LuaEntry {
  private final Entry entry;
  private final LuaUnits units;
  private final Map<String, LuaModule> modules;
  private final Map<String, LuaModule> globals;

  LuaEntry(
      Entry entry, LuaUnits units, Map<String, LuaModule> modules, Map<String, LuaModule> globals) {
    this.entry = entry;
    this.units = units;
    this.modules = modules;
    this.globals = globals;
  }

  /** The entry. */
  EntryId id() {
    return entry.id();
  }

  /**
   * Runs one call.
   *
   * @param state new; closed in the end
   */
  Object call(LuaState state, Values values, Object[] args) {
    try (state) {
      var in = new ValueCopy(values, state.values());
      var arguments = new LuaValue[args.length];
      for (int i = 0; i < args.length; i++) {
        arguments[i] = (LuaValue) in.copy("argument " + (i + 1), args[i]);
      }
      LuaUnit unit = units.unit(entry.id());
      try {
        return result(state, run(state, unit, LuaValue.varargsOf(arguments)), values);
      } catch (Failure e) {
        throw state.killed().orElseGet(() -> translated(e, state, values));
      }
    }
  }

  private Varargs run(LuaState state, LuaUnit unit, Varargs arguments) {
    globals.forEach((name, global) -> state.globals().rawset(Bytes.of(name), value(global, state)));
    var load =
        new Builtin(
            "load",
            _ -> {
              new Requires(state, units, modules).install(unit, state.globals());
              return unit.chunk().in(state.globals()).invoke();
            });
    return state.call(method(state.call(load, LuaValue.NONE).arg1()), arguments);
  }

  private static LuaValue value(LuaModule global, LuaState state) {
    return global.isTable() ? new LateTable(() -> global.open(state)) : global.open(state);
  }

  private LuaFunction method(LuaValue result) {
    if (result instanceof LuaFunction function) {
      return function;
    }
    String name = String.valueOf(entry.data().get("method"));
    if (result instanceof LuaTable table
        && table.get(Bytes.of(name)) instanceof LuaFunction found) {
      return found;
    }
    throw new Failure(
        Kind.INVALID,
        "%s returns %s; return a function, or a table with the function `%s`"
            .formatted(entry.id(), what(result), name));
  }

  private static String what(LuaValue result) {
    return result.istable() ? "a table without that function" : result.typename();
  }

  private Object result(LuaState state, Varargs results, Values values) {
    LuaValue error = results.arg(2);
    if (!error.isnil()) {
      throw ErrorValue.failure(error);
    }
    return new ValueCopy(state.values(), values).copy("result", results.arg1());
  }

  /** Details are values of the state, which the caller cannot read. */
  private static Failure translated(Failure failure, LuaState state, Values values) {
    Object details = failure.details();
    if (details == null) {
      return failure;
    }
    return new Failure(
        failure.kind(),
        failure.message(),
        failure.retryability(),
        copyOf(details, state, values),
        failure);
  }

  private static @Nullable Object copyOf(Object details, LuaState state, Values values) {
    try {
      return new ValueCopy(state.values(), values).copy("details", details);
    } catch (Failure e) {
      return values.ofText(e.message());
    }
  }
}
