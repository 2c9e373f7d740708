package ai.wippy.runtime.lua;

import static java.lang.System.Logger.Level.INFO;

import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.lua.code.Comparison;
import ai.wippy.runtime.lua.code.Concat;
import ai.wippy.runtime.lua.code.Iteration;
import ai.wippy.runtime.lua.code.Numerals;
import ai.wippy.runtime.lua.code.Raised;
import ai.wippy.runtime.lua.code.Table;
import ai.wippy.runtime.lua.code.Where;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * The basic functions (Lua 5.1 manual, section 5.1), without those that load code or collect
 * garbage.
 */
final class BaseLibrary {
  private static final String LOG = "ai.wippy.lua.print";
  private static final LuaString PAIRS = LuaValue.valueOf("__pairs");
  private static final int MOST_RESULTS = 1_000_000;

  private BaseLibrary() {}

  static Table table() {
    return new Library()
        .value("_VERSION", LuaValue.valueOf("Lua 5.3"))
        .value("next", Iteration.NEXT)
        .function("assert", BaseLibrary::assertion)
        .function("error", BaseLibrary::error)
        .function("getmetatable", BaseLibrary::getMetatable)
        .function("setmetatable", BaseLibrary::setMetatable)
        .function(
            "ipairs", args -> LuaValue.varargsOf(Iteration.NEXT_INDEX, value(args), LuaValue.ZERO))
        .function("pairs", BaseLibrary::pairs)
        .function("pcall", args -> Attempt.of(() -> Arguments.any(args, 1).invoke(args.subargs(2))))
        .function("xpcall", BaseLibrary::attemptHandled)
        .function("print", BaseLibrary::print)
        .function("rawequal", BaseLibrary::rawEqual)
        .function("rawget", args -> Arguments.table(args, 1).rawget(Arguments.any(args, 2)))
        .function("rawset", BaseLibrary::rawSet)
        .function("select", BaseLibrary::select)
        .function("tonumber", BaseLibrary::toNumber)
        .function("tostring", args -> toText(value(args)))
        .function("type", args -> LuaValue.valueOf(value(args).typename()))
        .function("unpack", BaseLibrary::unpack)
        .table();
  }

  private static LuaValue value(Varargs args) {
    return Arguments.any(args, 1);
  }

  private static Varargs assertion(Varargs args) {
    if (value(args).toboolean()) {
      return args;
    }
    throw Raised.of(placed(args.narg() > 1 ? args.arg(2) : Bytes.of("assertion failed!"), 1));
  }

  private static Varargs error(Varargs args) {
    LuaValue value = args.arg1();
    int level = (int) Arguments.integer(args, 2, 1);
    if (value instanceof ErrorValue error) {
      error.passed(Where.stack());
    }
    throw Raised.of(placed(value, level));
  }

  /** A text with the place of a caller before it. */
  private static LuaValue placed(LuaValue value, int level) {
    return value instanceof LuaString text && level > 0
        ? Concat.of(Bytes.of(Where.prefix(level)), text, "")
        : value;
  }

  private static Varargs getMetatable(Varargs args) {
    LuaValue metatable = value(args).getmetatable();
    return metatable == null
        ? LuaValue.NIL
        : metatable.rawget(LuaValue.METATABLE).optvalue(metatable);
  }

  private static Varargs setMetatable(Varargs args) {
    LuaTable table = Arguments.table(args, 1);
    LuaValue metatable = Arguments.any(args, 2);
    LuaValue before = table.getmetatable();
    if (before != null && !before.rawget(LuaValue.METATABLE).isnil()) {
      throw new LuaError("cannot change a protected metatable");
    }
    return table.setmetatable(metatable.isnil() ? null : Arguments.table(args, 2));
  }

  private static Varargs pairs(Varargs args) {
    LuaValue handler = value(args).metatag(PAIRS);
    if (!handler.isnil()) {
      Varargs made = handler.invoke(args.arg1());
      return LuaValue.varargsOf(made.arg(1), made.arg(2), made.arg(3));
    }
    return LuaValue.varargsOf(Iteration.NEXT, Arguments.table(args, 1), LuaValue.NIL);
  }

  private static Varargs rawEqual(Varargs args) {
    return LuaValue.valueOf(Comparison.rawEqual(value(args), Arguments.any(args, 2)));
  }

  private static Varargs attemptHandled(Varargs args) {
    LuaValue handler = Arguments.any(args, 2);
    Varargs result = Attempt.of(() -> args.arg1().invoke(args.subargs(3)));
    return result.arg1().toboolean()
        ? result
        : LuaValue.varargsOf(LuaValue.FALSE, handler.invoke(result.arg(2)));
  }

  private static Varargs print(Varargs args) {
    var line = new StringBuilder();
    for (int i = 1; i <= args.narg(); i++) {
      line.append(i > 1 ? "\t" : "").append(Bytes.text(toText(args.arg(i))));
    }
    System.getLogger(LOG).log(INFO, line::toString);
    return LuaValue.NONE;
  }

  private static Varargs rawSet(Varargs args) {
    LuaTable table = Arguments.table(args, 1);
    table.rawset(args.checknotnil(2), Arguments.any(args, 3));
    return table;
  }

  private static Varargs select(Varargs args) {
    int count = args.narg() - 1;
    if (args.arg1() instanceof LuaString text && Bytes.text(text).equals("#")) {
      return LuaValue.valueOf(count);
    }
    long from = Arguments.integer(args, 1);
    if (from == 0 || from < -count) {
      throw Arguments.bad(1, "index out of range");
    }
    return args.subargs((int) (from < 0 ? count + from + 2 : Math.min(from, count + 1L) + 1));
  }

  private static Varargs toNumber(Varargs args) {
    LuaValue value = value(args);
    if (!args.isnoneornil(2)) {
      long base = Arguments.integer(args, 2);
      if (base < 2 || base > 36) {
        throw Arguments.bad(2, "base out of range");
      }
      return Numerals.parse(Arguments.string(args, 1), (int) base);
    }
    if (value instanceof LuaString text) {
      return Numerals.parse(text);
    }
    return value instanceof LuaNumber ? value : LuaValue.NIL;
  }

  /** What {@code tostring} gives, metamethods included. */
  static LuaString toText(LuaValue value) {
    LuaValue handler = value.metatag(LuaValue.TOSTRING);
    if (handler.isnil()) {
      return value instanceof LuaString text ? text : Bytes.of(Numerals.text(value));
    }
    return handler.call(value) instanceof LuaString text ? text : notText();
  }

  private static LuaString notText() {
    throw new LuaError("'__tostring' must return a string");
  }

  /** The elements of a list from one index to another. */
  static Varargs unpack(Varargs args) {
    LuaTable table = Arguments.table(args, 1);
    long from = Arguments.integer(args, 2, 1);
    long to = args.isnoneornil(3) ? table.length() : Arguments.integer(args, 3);
    if (to < from) {
      return LuaValue.NONE;
    }
    if (to - from >= MOST_RESULTS || to - from < 0) {
      throw new LuaError("too many results to unpack");
    }
    return table.unpack((int) from, (int) to);
  }
}
