package ai.wippy.runtime.lua.code;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.luaj.vm2.LuaString;

/**
 * Lua's strings are bytes; LuaJ's own conversions to and from text break on what is not its UTF-8.
 */
public final class Bytes {
  private Bytes() {}

  /** A string as text, malformed UTF-8 replaced. */
  public static String text(LuaString string) {
    return new String(string.m_bytes, string.m_offset, string.m_length, StandardCharsets.UTF_8);
  }

  /** The bytes of a string, copied. */
  public static byte[] copy(LuaString string) {
    return Arrays.copyOfRange(string.m_bytes, string.m_offset, string.m_offset + string.m_length);
  }

  /** Text in UTF-8. */
  public static LuaString of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A string that keeps the array: it must not change any more. */
  public static LuaString of(byte[] bytes) {
    return LuaString.valueUsing(bytes);
  }
}
