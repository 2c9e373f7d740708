package ai.wippy.runtime.lua;

import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.lua.code.Numbers;
import ai.wippy.runtime.lua.code.Numerals;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** Arguments of builtins, checked, with the messages of Lua's reference implementation. */
public final class Arguments {
  private Arguments() {}

  /** Any value; an error if there is none. */
  public static LuaValue any(Varargs args, int index) {
    if (index > args.narg()) {
      throw bad(index, "value expected");
    }
    return args.arg(index);
  }

  /** A string, or a number as one. */
  public static LuaString string(Varargs args, int index) {
    LuaValue value = args.arg(index);
    if (value instanceof LuaString string) {
      return string;
    }
    if (value instanceof LuaNumber) {
      return Bytes.of(Numerals.text(value));
    }
    throw wrongType(args, index, "string");
  }

  /** What {@code tostring} gives for any value, metamethods included. */
  public static LuaString tostring(Varargs args, int index) {
    return BaseLibrary.toText(args.arg(index));
  }

  /** A string as text, malformed UTF-8 replaced. */
  public static String text(Varargs args, int index) {
    return Bytes.text(string(args, index));
  }

  /** A number, or a string that is one. */
  public static double number(Varargs args, int index) {
    return value(args, index).todouble();
  }

  /** A whole number. */
  public static long integer(Varargs args, int index) {
    LuaValue number = value(args, index);
    if (!Numbers.hasInteger(number)) {
      throw bad(index, "number has no integer representation");
    }
    return number.tolong();
  }

  private static LuaValue value(Varargs args, int index) {
    LuaValue number = Numbers.of(args.arg(index));
    if (number == null) {
      throw wrongType(args, index, "number");
    }
    return number;
  }

  /** A whole number, or {@code otherwise} if there is none. */
  public static long integer(Varargs args, int index, long otherwise) {
    return args.isnoneornil(index) ? otherwise : integer(args, index);
  }

  /** A table. */
  public static LuaTable table(Varargs args, int index) {
    LuaValue value = args.arg(index) instanceof LateTable late ? late.made() : args.arg(index);
    if (value instanceof LuaTable table) {
      return table;
    }
    throw wrongType(args, index, "table");
  }

  /** A function. */
  public static LuaFunction function(Varargs args, int index) {
    if (args.arg(index) instanceof LuaFunction function) {
      return function;
    }
    throw wrongType(args, index, "function");
  }

  private static LuaError wrongType(Varargs args, int index, String expected) {
    return bad(index, expected + " expected, got " + describe(args, index));
  }

  /** The type of an argument, for messages. */
  public static String describe(Varargs args, int index) {
    return index > args.narg() ? "no value" : args.arg(index).typename();
  }

  /** The error of an argument that is wrong otherwise. */
  public static LuaError bad(int index, String problem) {
    return new LuaError("bad argument #%d: %s".formatted(index, problem));
  }
}
