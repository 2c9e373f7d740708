package ai.wippy.runtime.lua;

import ai.wippy.runtime.lua.code.Comparison;
import ai.wippy.runtime.lua.code.Safepoint;
import ai.wippy.runtime.lua.code.Table;
import java.util.Arrays;
import java.util.Comparator;
import org.luaj.vm2.Buffer;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** The {@code table} table (Lua 5.3 manual, section 6.6). LuaJ's sorts the array part alone. */
final class TableLibrary {
  private TableLibrary() {}

  static Table table() {
    return new Library()
        .function("concat", TableLibrary::concat)
        .function("insert", TableLibrary::insert)
        .function("pack", TableLibrary::pack)
        .function("remove", TableLibrary::remove)
        .function("sort", TableLibrary::sort)
        .function("unpack", BaseLibrary::unpack)
        .table();
  }

  private static Varargs concat(Varargs args) {
    LuaTable table = Arguments.table(args, 1);
    LuaString separator = args.isnoneornil(2) ? LuaValue.EMPTYSTRING : Arguments.string(args, 2);
    long first = Arguments.integer(args, 3, 1);
    long last = args.isnoneornil(4) ? table.length() : Arguments.integer(args, 4);
    var out = new Buffer();
    for (long i = first; i <= last; i++) {
      Safepoint.poll();
      LuaValue element = table.get((int) i);
      if (!(element instanceof LuaString) && !(element instanceof LuaNumber)) {
        throw new LuaError(
            "invalid value (%s) at index %d in table for 'concat'"
                .formatted(element.typename(), i));
      }
      out.append(Arguments.string(element, 1));
      if (i < last) {
        out.append(separator);
      }
    }
    return out.tostring();
  }

  private static Varargs insert(Varargs args) {
    LuaTable table = Arguments.table(args, 1);
    int end = table.length() + 1;
    switch (args.narg()) {
      case 2 -> table.set(end, args.arg(2));
      case 3 -> {
        long at = Arguments.integer(args, 2);
        if (at < 1 || at > end) {
          throw Arguments.bad(2, "position out of bounds");
        }
        for (int i = end; i > at; i--) {
          Safepoint.poll();
          table.set(i, table.get(i - 1));
        }
        table.set((int) at, args.arg(3));
      }
      default -> throw new LuaError("wrong number of arguments to 'insert'");
    }
    return LuaValue.NONE;
  }

  private static Varargs pack(Varargs args) {
    var table = new Table(args.narg(), 1);
    for (int i = 1; i <= args.narg(); i++) {
      table.rawset(i, args.arg(i));
    }
    table.rawset("n", LuaValue.valueOf(args.narg()));
    return table;
  }

  private static Varargs remove(Varargs args) {
    LuaTable table = Arguments.table(args, 1);
    int length = table.length();
    long at = Arguments.integer(args, 2, length);
    if (args.narg() > 1 && at != length && (at < 1 || at > length + 1L)) {
      throw Arguments.bad(2, "position out of bounds");
    }
    LuaValue removed = table.get((int) at);
    for (int i = (int) at; i < length; i++) {
      Safepoint.poll();
      table.set(i, table.get(i + 1));
    }
    if (at >= 1 && at <= length) {
      table.set(length, LuaValue.NIL);
    }
    return removed;
  }

  private static Varargs sort(Varargs args) {
    LuaTable table = Arguments.table(args, 1);
    LuaValue before = args.isnoneornil(2) ? LuaValue.NIL : Arguments.function(args, 2);
    var elements = new LuaValue[table.length()];
    Arrays.setAll(elements, i -> table.get(i + 1));
    try {
      Arrays.sort(elements, before.isnil() ? natural() : by(before));
    } catch (IllegalArgumentException e) {
      throw new LuaError("invalid order function for sorting");
    }
    for (int i = 0; i < elements.length; i++) {
      table.set(i + 1, elements[i]);
    }
    return LuaValue.NONE;
  }

  private static Comparator<LuaValue> natural() {
    return (a, b) -> Comparison.less(a, b) ? -1 : Comparison.less(b, a) ? 1 : 0;
  }

  private static Comparator<LuaValue> by(LuaValue before) {
    return (a, b) -> before.call(a, b).toboolean() ? -1 : before.call(b, a).toboolean() ? 1 : 0;
  }
}
