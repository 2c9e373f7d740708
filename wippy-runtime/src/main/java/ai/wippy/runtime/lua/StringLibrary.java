package ai.wippy.runtime.lua;

import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.lua.code.Faults;
import ai.wippy.runtime.lua.code.Numbers;
import ai.wippy.runtime.lua.code.Table;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * The {@code string} table (Lua 5.3 manual, section 6.4), without {@code dump} and the packing of
 * structs.
 *
 * <p>LuaJ's ignores widths, does not stop after empty matches, and breaks bytes beyond ASCII.
 */
final class StringLibrary {
  /** Bytes of the largest string that a builtin makes. */
  private static final int LONGEST = 1 << 28;

  private static final int MOST_RESULTS = 1_000_000;

  /**
   * What methods of strings are, in every state: LuaJ has one metatable for all of them. Nobody can
   * reach it to change it, and its functions keep nothing.
   */
  static final Table METHODS = table();

  static {
    LuaString.s_metatable =
        new Library().value("__index", METHODS).value("__metatable", LuaValue.FALSE).table();
  }

  private StringLibrary() {}

  private static Table table() {
    return new Library()
        .function("byte", StringLibrary::bytes)
        .function("char", StringLibrary::chars)
        .function("find", args -> StringSearch.find(args))
        .function("format", StringFormat::format)
        .function("gmatch", StringSearch::matches)
        .function("gsub", StringSearch::replace)
        .function("len", args -> Numbers.of(Arguments.string(args, 1).m_length))
        .function("lower", args -> map(args, c -> c >= 'A' && c <= 'Z' ? c + 32 : c))
        .function("match", StringSearch::match)
        .function("rep", StringLibrary::repeat)
        .function("reverse", StringLibrary::reverse)
        .function("sub", StringLibrary::part)
        .function("upper", args -> map(args, c -> c >= 'a' && c <= 'z' ? c - 32 : c))
        .table();
  }

  /** A place counted from 1, or from the end if negative, as one counted from 1. */
  static long place(long given, int length) {
    return given >= 0 ? given : Math.max(0, length + given + 1);
  }

  private static Varargs bytes(Varargs args) {
    LuaString string = Arguments.string(args, 1);
    long given = Arguments.integer(args, 2, 1);
    long first = Math.max(1, place(given, string.m_length));
    long last =
        Math.min(string.m_length, place(Arguments.integer(args, 3, given), string.m_length));
    if (last - first >= MOST_RESULTS) {
      throw new LuaError("string slice too long");
    }
    var values = new LuaValue[(int) Math.max(0, last - first + 1)];
    for (int i = 0; i < values.length; i++) {
      values[i] = LuaValue.valueOf(string.luaByte((int) first - 1 + i));
    }
    return LuaValue.varargsOf(values);
  }

  private static Varargs chars(Varargs args) {
    var bytes = new byte[args.narg()];
    for (int i = 1; i <= bytes.length; i++) {
      long value = Arguments.integer(args, i);
      if (value < 0 || value > 255) {
        throw Arguments.bad(i, "value out of range");
      }
      bytes[i - 1] = (byte) value;
    }
    return Bytes.of(bytes);
  }

  private static Varargs map(Varargs args, IntUnaryOperator each) {
    LuaString string = Arguments.string(args, 1);
    var bytes = new byte[string.m_length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) each.applyAsInt(string.luaByte(i));
    }
    return Bytes.of(bytes);
  }

  private static Varargs reverse(Varargs args) {
    LuaString string = Arguments.string(args, 1);
    var bytes = new byte[string.m_length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) string.luaByte(bytes.length - 1 - i);
    }
    return Bytes.of(bytes);
  }

  private static Varargs part(Varargs args) {
    LuaString string = Arguments.string(args, 1);
    long first = Math.max(1, place(Arguments.integer(args, 2), string.m_length));
    long last = Arguments.integer(args, 3, -1);
    last = Math.min(string.m_length, place(last, string.m_length));
    return first > last ? LuaValue.EMPTYSTRING : string.substring((int) first - 1, (int) last);
  }

  private static Varargs repeat(Varargs args) {
    LuaString string = Arguments.string(args, 1);
    long count = Arguments.integer(args, 2);
    LuaString separator = args.isnoneornil(3) ? LuaValue.EMPTYSTRING : Arguments.string(args, 3);
    if (count <= 0) {
      return LuaValue.EMPTYSTRING;
    }
    long unit = (long) string.m_length + separator.m_length;
    if (unit > 0 && count > LONGEST / unit) {
      throw new LuaError(Faults.TOO_LARGE);
    }
    var bytes = new byte[(int) (unit * count) - separator.m_length];
    fill(bytes, string, separator);
    return Bytes.of(bytes);
  }

  private static void fill(byte[] bytes, LuaString string, LuaString separator) {
    if (string.m_length == 1 && separator.m_length == 0) {
      Arrays.fill(bytes, (byte) string.luaByte(0));
      return;
    }
    for (int at = 0; at < bytes.length; at += string.m_length + separator.m_length) {
      string.copyInto(0, bytes, at, string.m_length);
      int next = at + string.m_length;
      if (next < bytes.length) {
        separator.copyInto(0, bytes, next, separator.m_length);
      }
    }
  }
}
