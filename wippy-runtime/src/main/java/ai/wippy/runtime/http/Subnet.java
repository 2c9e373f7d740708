package ai.wippy.runtime.http;

import java.net.InetAddress;

/**
 * Addresses that begin with the same bits: {@code 10.0.0.0/8}.
 *
 * @param base one of them
 * @param bits how many
 */
record Subnet(InetAddress base, int bits) {
  /**
   * Reads one; an address alone is a subnet of its own.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Subnet parse(String text) {
    int slash = text.indexOf('/');
    InetAddress base = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
    int most = base.getAddress().length * Byte.SIZE;
    int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
    if (bits < 0 || bits > most) {
      throw new IllegalArgumentException("an address has %d bits: %s".formatted(most, text));
    }
    return new Subnet(base, bits);
  }

  boolean contains(InetAddress address) {
    byte[] mine = base.getAddress();
    byte[] theirs = address.getAddress();
    if (mine.length != theirs.length) {
      return false;
    }
    for (int i = 0; i < bits; i++) {
      int mask = 0x80 >> i % Byte.SIZE;
      if (((mine[i / Byte.SIZE] ^ theirs[i / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
