package ai.wippy.benchmarks;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Bytes of the binary format: numbers are LEB128, strings are names, arrays stand for themselves. */
final class Bytes {
  private Bytes() {}

  static byte[] of(Object... parts) {
    var out = new ByteArrayOutputStream();
    for (Object part : parts) {
      switch (part) {
        case Integer number -> number(out, number);
        case byte[] bytes -> out.writeBytes(bytes);
        case String name -> {
          byte[] text = name.getBytes(StandardCharsets.UTF_8);
          number(out, text.length);
          out.writeBytes(text);
        }
        case List<?> items -> {
          number(out, items.size());
          items.forEach(item -> out.writeBytes(of(item)));
        }
        default -> throw new IllegalArgumentException("not a part: " + part);
      }
    }
    return out.toByteArray();
  }

  /** Parts behind their length. */
  static byte[] sized(Object... parts) {
    byte[] content = of(parts);
    return of(content.length, content);
  }

  /** A section of one item, as components may have as many as they like. */
  static byte[] section(int id, Object... item) {
    return of(id, sized(1, of(item)));
  }

  /** The index of a type, where the code of a primitive one could stand: a signed number. */
  static byte[] type(int index) {
    return index < 64
        ? new byte[] {(byte) index}
        : new byte[] {(byte) (index & 0x7F | 0x80), (byte) (index >>> 7 & 0x7F | 0x80), (byte) (index >>> 14)};
  }

  private static void number(ByteArrayOutputStream out, int number) {
    int rest = number;
    while (rest >>> 7 != 0) {
      out.write(rest & 0x7F | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
  }
}
