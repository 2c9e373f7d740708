package ai.wippy.runtime.lua.code;

import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/**
 * {@code ..} (Lua 5.3 manual, section 3.4.6). The names are what the code calls the operands, as
 * {@link Arithmetic} takes them.
 */
public final class Concat {
  private Concat() {}

  /** {@code left .. right}. */
  public static LuaValue of(LuaValue left, LuaValue right, String names) {
    LuaString a = text(left);
    LuaString b = text(right);
    return a == null || b == null ? ofObjects(left, right, names) : join(a, b);
  }

  /** Several, which group to the right. */
  public static LuaValue of(LuaValue[] operands, String names) {
    var texts = new LuaString[operands.length];
    long length = 0;
    for (int i = operands.length - 1; i >= 0; i--) {
      LuaString text = text(operands[i]);
      if (text == null) {
        return oneByOne(operands, names.split("\n", -1));
      }
      texts[i] = text;
      length += text.m_length;
    }
    byte[] bytes = bytes(length);
    int at = 0;
    for (LuaString text : texts) {
      text.copyInto(0, bytes, at, text.m_length);
      at += text.m_length;
    }
    return Bytes.of(bytes);
  }

  private static LuaValue oneByOne(LuaValue[] operands, String[] names) {
    int last = operands.length - 1;
    LuaValue result = operands[last];
    String right = last < names.length ? names[last] : "";
    for (int i = last - 1; i >= 0; i--) {
      String left = i < names.length ? names[i] : "";
      result = of(operands[i], result, left + "\n" + right);
      right = "";
    }
    return result;
  }

  private static @Nullable LuaString text(LuaValue value) {
    if (value instanceof LuaString text) {
      return text;
    }
    return value instanceof LuaNumber number ? Bytes.of(Numerals.text(number)) : null;
  }

  static LuaString join(LuaString left, LuaString right) {
    byte[] bytes = bytes((long) left.m_length + right.m_length);
    left.copyInto(0, bytes, 0, left.m_length);
    right.copyInto(0, bytes, left.m_length, right.m_length);
    return Bytes.of(bytes);
  }

  private static byte[] bytes(long length) {
    if (length > Integer.MAX_VALUE - Long.BYTES) {
      throw Raised.here(Faults.TOO_LARGE);
    }
    return new byte[(int) length];
  }

  private static LuaValue ofObjects(LuaValue left, LuaValue right, String names) {
    LuaValue handler = Metatags.of(left, right, LuaValue.CONCAT);
    if (!handler.isnil()) {
      return handler.call(left, right);
    }
    LuaString a = joined(left);
    LuaString b = joined(right);
    if (a == null || b == null) {
      throw Operands.unfit("concatenate", a == null ? 0 : 1, names, left, right);
    }
    return join(a, b);
  }

  private static @Nullable LuaString joined(LuaValue value) {
    return value instanceof Joinable joinable ? joinable.text() : text(value);
  }
}
