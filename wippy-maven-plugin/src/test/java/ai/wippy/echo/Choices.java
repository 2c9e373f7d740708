package ai.wippy.echo;

/** Decisions read from bytes; when these are used up, each is the first there is. */
final class Choices {
  private final byte[] bytes;
  private int at;

  Choices(byte[] bytes) {
    this.bytes = bytes;
  }

  private int octet() {
    return at < bytes.length ? bytes[at++] & 0xFF : 0;
  }

  /** Whether nothing is left to decide by. */
  boolean exhausted() {
    return at >= bytes.length;
  }

  /** A number from 0 to {@code bound}, exclusive. */
  int below(int bound) {
    int number = bound <= 256 ? octet() : octet() << 8 | octet();
    return number % bound;
  }

  /** True once in so many times. */
  boolean once(int in) {
    return below(in) == in - 1;
  }

  long bits() {
    long bits = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      bits = bits << 8 | octet();
    }
    return bits;
  }
}
