package ai.wippy.runtime.lua.module;

import ai.wippy.runtime.lua.Arguments;
import ai.wippy.runtime.lua.LuaState;
import ai.wippy.runtime.payload.JavaValues;
import ai.wippy.runtime.payload.ValueCopy;
import java.util.LinkedHashMap;
import java.util.Map;
import org.luaj.vm2.Varargs;

/** Tables that Lua code gives for values by name: metadata, options, contexts. */
final class NamedValues {
  private NamedValues() {}

  /** An argument that is a table with names, as values that belong to nobody. */
  static Map<String, Object> of(LuaState state, Varargs args, int index, String what) {
    var copy = new ValueCopy(state.values(), JavaValues.INSTANCE);
    if (!(copy.copy(what, Arguments.table(args, index)) instanceof Map<?, ?> map)) {
      throw Arguments.bad(index, "%s has names, and is no list".formatted(what));
    }
    var named = new LinkedHashMap<String, Object>();
    map.forEach((name, value) -> named.put(name.toString(), value));
    return named;
  }

  /** The same; no values if there is no such argument. */
  static Map<String, Object> optional(LuaState state, Varargs args, int index, String what) {
    return args.isnoneornil(index) ? Map.of() : of(state, args, index, what);
  }
}
