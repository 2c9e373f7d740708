package ai.wippy.runtime.security;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Addresses that begin with the same bits.
 *
 * @param prefix whole bytes, the rest of it zero
 * @param bits how many of them count
 */
record IpRange(byte[] prefix, int bits) {
  /** What is not reachable from everywhere (IANA's special-purpose address registries). */
  private static final List<IpRange> PRIVATE =
      List.of(
          new IpRange(bytes(0), 8),
          new IpRange(bytes(10), 8),
          new IpRange(bytes(100, 64), 10),
          new IpRange(bytes(127), 8),
          new IpRange(bytes(169, 254), 16),
          new IpRange(bytes(172, 16), 12),
          new IpRange(bytes(192, 0, 0), 24),
          new IpRange(bytes(192, 168), 16),
          new IpRange(bytes(198, 18), 15),
          new IpRange(bytes(240), 4));

  private static final List<IpRange> PRIVATE_6 =
      List.of(
          // :: and ::1, and every IPv4-compatible address.
          new IpRange(new byte[12], 96),
          new IpRange(bytes(0xfc), 7),
          new IpRange(bytes(0xfe, 0x80), 10),
          new IpRange(bytes(0xfe, 0xc0), 10));

  /** What carries an IPv4 address in its last four bytes: mapped ones, and those of NAT64. */
  private static final List<IpRange> CARRIERS =
      List.of(
          new IpRange(bytes(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff), 96),
          new IpRange(bytes(0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0), 96));

  private static byte[] bytes(int... values) {
    var bytes = ByteBuffer.allocate(values.length);
    Arrays.stream(values).forEach(value -> bytes.put((byte) value));
    return bytes.array();
  }

  /** Whether an address is of this host, of its networks, or of nobody. */
  static boolean isPrivate(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (address instanceof Inet4Address) {
      return PRIVATE.stream().anyMatch(range -> range.contains(bytes));
    }
    return CARRIERS.stream().anyMatch(range -> range.contains(bytes))
        ? isPrivate(carried(bytes))
        : PRIVATE_6.stream().anyMatch(range -> range.contains(bytes));
  }

  private static InetAddress carried(byte[] bytes) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(bytes, 12, 16));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  private boolean contains(byte[] address) {
    int whole = bits / 8;
    int mask = 0xff00 >> bits % 8 & 0xff;
    return Arrays.equals(prefix, 0, whole, address, 0, whole)
        && (mask == 0 || ((prefix[whole] ^ address[whole]) & mask) == 0);
  }

  /** An address as RFC 5952 writes it: {@code 127.0.0.1}, {@code ::1}. */
  static String text(InetAddress address) {
    if (address instanceof Inet4Address) {
      return address.getHostAddress();
    }
    var groups = new ArrayList<String>();
    var bytes = ByteBuffer.wrap(address.getAddress());
    while (bytes.hasRemaining()) {
      groups.add(Integer.toHexString(bytes.getChar()));
    }
    for (int length = groups.size(); length > 1; length--) {
      for (int from = 0; from + length <= groups.size(); from++) {
        if (groups.subList(from, from + length).stream().allMatch("0"::equals)) {
          return String.join(":", groups.subList(0, from))
              + "::"
              + String.join(":", groups.subList(from + length, groups.size()));
        }
      }
    }
    return String.join(":", groups);
  }
}
