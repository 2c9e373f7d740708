package ai.wippy.runtime.lua.time;

import java.time.ZoneOffset;

/** Offsets from UTC as text: {@code +0200}. */
final class Offsets {
  private Offsets() {}

  static String format(ZoneOffset offset, OffsetStyle style) {
    int seconds = Math.abs(offset.getTotalSeconds());
    String colon = style.colons() ? ":" : "";
    var text = new StringBuilder(offset.getTotalSeconds() < 0 ? "-" : "+");
    text.append("%02d".formatted(seconds / 3600));
    if (style.minutes()) {
      text.append(colon).append("%02d".formatted(seconds / 60 % 60));
    }
    if (style.seconds()) {
      text.append(colon).append("%02d".formatted(seconds % 60));
    }
    return text.toString();
  }
}
