package ai.wippy.echo;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Bytes of the binary format, appended piece by piece. */
final class Binary {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  Binary octets(int... octets) {
    for (int octet : octets) {
      out.write(octet);
    }
    return this;
  }

  Binary bytes(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  /** An unsigned number. */
  Binary u(int number) {
    int rest = number;
    while (rest >>> 7 != 0) {
      out.write(rest & 0x7F | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
    return this;
  }

  /** A signed number. */
  Binary s(int number) {
    int rest = number;
    while (rest >> 6 != 0 && rest >> 6 != -1) {
      out.write(rest & 0x7F | 0x80);
      rest >>= 7;
    }
    out.write(rest & 0x7F);
    return this;
  }

  Binary name(String name) {
    return sized(name.getBytes(StandardCharsets.UTF_8));
  }

  Binary sized(byte[] bytes) {
    return u(bytes.length).bytes(bytes);
  }

  /** A section with a vector of items. */
  Binary section(int id, List<byte[]> items) {
    var content = new Binary().u(items.size());
    items.forEach(content::bytes);
    return octets(id).sized(content.toBytes());
  }

  byte[] toBytes() {
    return out.toByteArray();
  }
}
