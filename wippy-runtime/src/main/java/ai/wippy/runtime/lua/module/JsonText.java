package ai.wippy.runtime.lua.module;

import ai.wippy.runtime.json.JsonReader;
import ai.wippy.runtime.json.JsonWriter;
import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.lua.code.Safepoint;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.payload.Values;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/** Lua values as JSON, and back; what is ambiguous in a table is refused. */
final class JsonText {
  private static final int DEEPEST = 128;

  /** Tables that share parts grow when they are written; this many are enough for anything. */
  private static final int MOST_TABLES = 1 << 22;

  private final Set<LuaTable> around = Collections.newSetFromMap(new IdentityHashMap<>());

  private int seen;

  private JsonText() {}

  /**
   * A value as JSON.
   *
   * @throws Failure of kind INTERNAL for a table that contains itself, has holes, has numbers and
   *     names as keys, or is nested beyond 128 levels; for what is no text, number, boolean or
   *     table
   */
  static byte[] of(Values values, LuaValue value) {
    new JsonText().check(value);
    try {
      return JsonWriter.write(values, value);
    } catch (Failure e) {
      throw refused(e.message());
    }
  }

  /**
   * The value that a text is.
   *
   * @throws Failure of kind INTERNAL if it is no JSON
   */
  static LuaValue read(Values values, LuaString text) {
    try {
      return (LuaValue) JsonReader.read(values, Bytes.copy(text));
    } catch (Failure e) {
      throw new Failure(Kind.INTERNAL, e.message(), e);
    }
  }

  private void check(LuaValue value) {
    if (!(value instanceof LuaTable table)) {
      return;
    }
    Safepoint.poll();
    if (++seen > MOST_TABLES) {
      throw refused("more than %d tables".formatted(MOST_TABLES));
    }
    if (!around.add(table)) {
      throw refused("a table that contains itself cannot be encoded");
    }
    if (around.size() > DEEPEST) {
      throw refused("nested more than %d levels deep".formatted(DEEPEST));
    }
    checkKeys(table);
    for (LuaValue key : table.keys()) {
      check(table.rawget(key));
    }
    around.remove(table);
  }

  private static void checkKeys(LuaTable table) {
    int length = table.rawlen();
    int names = 0;
    LuaValue[] keys = table.keys();
    for (LuaValue key : keys) {
      if (key instanceof LuaString) {
        names++;
      } else if (!(key instanceof LuaInteger)) {
        throw refused("a key must be a string or an integer, got " + key.typename());
      }
    }
    int numbers = keys.length - names;
    if (names > 0 && numbers > 0) {
      throw refused("mixed table: its keys are strings and numbers; use one or the other");
    }
    if (numbers > 0 && numbers != length) {
      throw refused(
          "sparse array: %d elements, but none at index %d".formatted(numbers, length + 1));
    }
  }

  private static Failure refused(String problem) {
    return new Failure(Kind.INTERNAL, "JSON: " + problem);
  }
}
