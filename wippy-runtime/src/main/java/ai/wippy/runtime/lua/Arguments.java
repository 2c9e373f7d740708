package ai.wippy.runtime.lua;

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
    return switch (args.arg(index)) {
      case LuaString string -> string;
      case LuaNumber number -> Bytes.of(Numerals.text(number));
      case LuaInt64 exact -> exact.strvalue();
      default -> throw wrongType(args, index, "string");
    };
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
    LuaValue value = args.arg(index);
    LuaValue number = value instanceof LuaString text ? Numerals.parse(text) : value;
    return switch (number) {
      case LuaNumber plain -> plain.todouble();
      case LuaInt64 exact -> exact.value().doubleValue();
      default -> throw wrongType(args, index, "number");
    };
  }

  /** A whole number. */
  public static long integer(Varargs args, int index) {
    if (args.arg(index) instanceof LuaInt64 exact) {
      return exact.bits();
    }
    double number = number(args, index);
    if (number != Math.rint(number) || Math.abs(number) > 0x1p63) {
      throw bad(index, "number has no integer representation");
    }
    return (long) number;
  }

  /** A whole number, or {@code otherwise} if there is none. */
  public static long integer(Varargs args, int index, long otherwise) {
    return args.isnoneornil(index) ? otherwise : integer(args, index);
  }

  /** A table. */
  public static LuaTable table(Varargs args, int index) {
    if (args.arg(index) instanceof LuaTable table) {
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
    String got = index > args.narg() ? "no value" : args.arg(index).typename();
    return bad(index, expected + " expected, got " + got);
  }

  /** The error of an argument that is wrong otherwise. */
  public static LuaError bad(int index, String problem) {
    return new LuaError("bad argument #%d: %s".formatted(index, problem));
  }
}
