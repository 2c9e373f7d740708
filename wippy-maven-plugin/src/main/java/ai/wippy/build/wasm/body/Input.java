package ai.wippy.build.wasm.body;

/** Reads numbers of a binary that is sound. */
public final class Input {
  private final byte[] bytes;
  private int at;

  /** Starts at an offset. */
  public Input(byte[] bytes, int at) {
    this.bytes = bytes;
    this.at = at;
  }

  /** Offset of the next byte. */
  public int at() {
    return at;
  }

  /** Goes on behind some bytes. */
  public void skip(int count) {
    at += count;
  }

  /** A byte, 0 to 255. */
  public int next() {
    return Byte.toUnsignedInt(bytes[at++]);
  }

  /** A number without sign of up to 64 bits. */
  public long unsigned() {
    return leb128(false);
  }

  /** A number with a sign of up to 64 bits. */
  public long signed() {
    return leb128(true);
  }

  /** Eight bytes, the lowest first. */
  public long fixed() {
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value |= (long) next() << 8 * i;
    }
    return value;
  }

  private long leb128(boolean signed) {
    long value = 0;
    int shift = 0;
    int part;
    do {
      part = next();
      value |= (long) (part & 0x7F) << shift;
      shift += 7;
    } while (part >= 0x80);
    boolean negative = signed && shift < Long.SIZE && (part & 0x40) != 0;
    return negative ? value | -1L << shift : value;
  }
}
