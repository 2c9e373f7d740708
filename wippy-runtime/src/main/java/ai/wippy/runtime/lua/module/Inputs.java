package ai.wippy.runtime.lua.module;

import ai.wippy.runtime.lua.Arguments;
import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.lua.code.Numbers;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.Varargs;

/** Arguments of functions that answer {@code nil, err}, of kind INVALID, to a wrong one. */
final class Inputs {
  private Inputs() {}

  /** A string; numbers are none here. */
  static LuaString string(Varargs args, int index, String name) {
    if (args.arg(index) instanceof LuaString string) {
      return string;
    }
    throw wrongType(args, index, name, "a string");
  }

  /** A string that is not empty, as text. */
  static String word(Varargs args, int index, String name) {
    LuaString string = string(args, index, name);
    if (string.m_length == 0) {
      throw invalid(name + " cannot be empty");
    }
    return Bytes.text(string);
  }

  /** A string as text, or {@code otherwise} if there is none. */
  static String text(Varargs args, int index, String name, String otherwise) {
    return args.isnoneornil(index) ? otherwise : Bytes.text(string(args, index, name));
  }

  /** A string as bytes of its own. */
  static byte[] bytes(Varargs args, int index, String name) {
    return Bytes.copy(string(args, index, name));
  }

  /** A whole number within bounds. */
  static int count(Varargs args, int index, String name, int least, int most) {
    if (!(args.arg(index) instanceof LuaNumber number) || !Numbers.hasInteger(number)) {
      throw wrongType(args, index, name, "an integer");
    }
    long value = number.tolong();
    if (value < least || value > most) {
      throw invalid("%s must be from %d to %d, got %d".formatted(name, least, most, value));
    }
    return (int) value;
  }

  /** A table. */
  static LuaTable table(Varargs args, int index, String name) {
    if (args.arg(index) instanceof LuaTable table) {
      return table;
    }
    throw wrongType(args, index, name, "a table");
  }

  private static Failure wrongType(Varargs args, int index, String name, String wanted) {
    return invalid(
        "%s must be %s, got %s".formatted(name, wanted, Arguments.describe(args, index)));
  }

  /** The failure of a wrong argument. */
  static Failure invalid(String problem) {
    return new Failure(Kind.INVALID, problem);
  }
}
