package ai.wippy.build.lua;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Lua text as the compiler reads it, which knows how far the compiler has come.
 *
 * <p>LuaJ's messages have a line and nothing else. It reads one character ahead of the token at
 * which it stops, so that token ends where the character before begins.
 */
final class LuaInput extends InputStream {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final String text;
  private final byte[] bytes;
  private final int linesBefore;
  private int linesGiven;
  private int given;
  private boolean ended;

  LuaInput(String text, int linesBefore) {
    this.text = text.indexOf(BYTE_ORDER_MARK) == 0 ? " " + text.substring(1) : text;
    this.bytes = this.text.getBytes(StandardCharsets.UTF_8);
    this.linesBefore = linesBefore;
  }

  @Override
  public int read() {
    if (linesGiven < linesBefore) {
      linesGiven++;
      return '\n';
    }
    ended = given == bytes.length;
    return ended ? -1 : Byte.toUnsignedInt(bytes[given++]);
  }

  String text() {
    return text;
  }

  int linesBefore() {
    return linesBefore;
  }

  /** Where the token ends at which the compiler stopped, in UTF-16 units. */
  int stop() {
    int end = Math.max(0, ended ? given : given - 1);
    return new String(bytes, 0, end, StandardCharsets.UTF_8).length();
  }
}
