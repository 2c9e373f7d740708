package ai.wippy.runtime.lua.code;

import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/** {@code ..} (Lua 5.3 manual, section 3.4.6). */
public final class Concat {
  private Concat() {}

  /** {@code left .. right}. */
  public static LuaValue of(LuaValue left, LuaValue right) {
    LuaString a = text(left);
    LuaString b = text(right);
    return a == null || b == null ? ofObjects(left, right) : join(a, b);
  }

  /** Several, which group to the right. */
  public static LuaValue of(LuaValue[] operands) {
    var texts = new LuaString[operands.length];
    long length = 0;
    for (int i = operands.length - 1; i >= 0; i--) {
      LuaString text = text(operands[i]);
      if (text == null) {
        return oneByOne(operands);
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

  private static LuaValue oneByOne(LuaValue[] operands) {
    LuaValue result = operands[operands.length - 1];
    for (int i = operands.length - 2; i >= 0; i--) {
      result = of(operands[i], result);
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

  private static LuaValue ofObjects(LuaValue left, LuaValue right) {
    LuaValue handler = Metatags.of(left, right, LuaValue.CONCAT);
    if (!handler.isnil()) {
      return handler.call(left, right);
    }
    if (left instanceof Joinable || right instanceof Joinable) {
      return join(joined(left), joined(right));
    }
    throw unfit(text(left) == null ? left : right);
  }

  private static LuaString joined(LuaValue value) {
    LuaString text = value instanceof Joinable joinable ? joinable.text() : text(value);
    if (text == null) {
      throw unfit(value);
    }
    return text;
  }

  private static Raised unfit(LuaValue culprit) {
    return Raised.here("attempt to concatenate a %s value".formatted(culprit.typename()));
  }
}
