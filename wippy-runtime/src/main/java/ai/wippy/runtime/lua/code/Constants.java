package ai.wippy.runtime.lua.code;

import java.nio.charset.StandardCharsets;
import org.luaj.vm2.LuaString;

/** Makes the constants of a chunk when its class is loaded. */
public final class Constants {
  private Constants() {}

  /**
   * A string.
   *
   * @param bytes a character below 256 for each byte
   */
  public static LuaString text(String bytes) {
    return LuaString.valueOf(bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** A string that is too long for one constant of the JVM. */
  public static LuaString join(LuaString left, LuaString right) {
    return Concat.join(left, right);
  }
}
