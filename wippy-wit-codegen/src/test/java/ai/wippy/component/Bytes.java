package ai.wippy.component;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Binaries written by hand: numbers are LEB128, strings are names, arrays stand for themselves. */
public final class Bytes {
  private Bytes() {}

  /** A component of these sections. */
  public static byte[] component(Object... sections) {
    return of(raw(0x00, 0x61, 0x73, 0x6D, 0x0D, 0x00, 0x01, 0x00), of(sections));
  }

  /** A core module of these sections. */
  public static byte[] module(Object... sections) {
    return of(raw(0x00, 0x61, 0x73, 0x6D, 0x01, 0x00, 0x00, 0x00), of(sections));
  }

  /** A section behind its id and length. */
  public static byte[] section(int id, Object... parts) {
    byte[] content = of(parts);
    return of(id, content.length, content);
  }

  /** Bytes as they are. */
  public static byte[] raw(int... octets) {
    var bytes = new byte[octets.length];
    for (int i = 0; i < octets.length; i++) {
      bytes[i] = (byte) octets[i];
    }
    return bytes;
  }

  /** Parts one after another. */
  public static byte[] of(Object... parts) {
    var out = new ByteArrayOutputStream();
    for (Object part : parts) {
      switch (part) {
        case Integer number -> leb(out, number);
        case String name -> {
          byte[] text = name.getBytes(StandardCharsets.UTF_8);
          leb(out, text.length);
          out.writeBytes(text);
        }
        case byte[] bytes -> out.writeBytes(bytes);
        default -> throw new IllegalArgumentException("not a part: " + part);
      }
    }
    return out.toByteArray();
  }

  private static void leb(ByteArrayOutputStream out, int number) {
    int rest = number;
    while (rest >>> 7 != 0) {
      out.write(rest & 0x7F | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
  }
}
