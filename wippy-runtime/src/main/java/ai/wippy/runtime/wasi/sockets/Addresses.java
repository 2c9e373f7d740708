package ai.wippy.runtime.wasi.sockets;

import ai.wippy.runtime.component.Tuple4;
import ai.wippy.runtime.component.Tuple8;
import ai.wippy.runtime.wasi.sockets.Network.ErrorCode;
import ai.wippy.runtime.wasi.sockets.Network.IpAddress;
import ai.wippy.runtime.wasi.sockets.Network.IpAddressFamily;
import ai.wippy.runtime.wasi.sockets.Network.IpSocketAddress;
import ai.wippy.runtime.wasi.sockets.Network.Ipv4SocketAddress;
import ai.wippy.runtime.wasi.sockets.Network.Ipv6SocketAddress;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Addresses of WIT and of Java. */
final class Addresses {
  private Addresses() {}

  static ProtocolFamily family(IpAddressFamily family) {
    return switch (family) {
      case IPV4 -> StandardProtocolFamily.INET;
      case IPV6 -> StandardProtocolFamily.INET6;
    };
  }

  /** The family of an address as it was written: an IPv4-mapped one is of IPv6. */
  static IpAddressFamily family(InetAddress address) {
    return address instanceof Inet4Address ? IpAddressFamily.IPV4 : IpAddressFamily.IPV6;
  }

  /** Whether an IPv6 socket would have to speak IPv4 to reach it: {@code ::ffff:0:0/96}. */
  static boolean isIpv4Mapped(InetAddress address) {
    var bytes = ByteBuffer.wrap(address.getAddress());
    return bytes.remaining() == 16 && bytes.getLong() == 0 && bytes.getInt() == 0xffff;
  }

  /** Whether it is the address of one interface, or no address at all. */
  static boolean isUnicast(InetAddress address) {
    boolean broadcast =
        address instanceof Inet4Address && ByteBuffer.wrap(address.getAddress()).getInt() == -1;
    return !address.isMulticastAddress() && !broadcast;
  }

  /** Whether something can be sent there. */
  static boolean isDestination(InetSocketAddress address) {
    return address.getPort() != 0 && !address.getAddress().isAnyLocalAddress();
  }

  /**
   * The address of a socket.
   *
   * @throws Refusal if it has none
   */
  static InetSocketAddress known(@Nullable SocketAddress address) throws Refusal {
    if (address instanceof InetSocketAddress known) {
      return known;
    }
    throw new Refusal(ErrorCode.INVALID_STATE);
  }

  /** In Java, without the flow info, for which Java has no place. */
  static InetSocketAddress toJava(IpSocketAddress address) {
    return switch (address) {
      case IpSocketAddress.Ipv4(Ipv4SocketAddress(int port, var parts)) ->
          new InetSocketAddress(toJava(parts), port);
      case IpSocketAddress.Ipv6(Ipv6SocketAddress(int port, long _, var parts, long scope)) ->
          new InetSocketAddress(toJava(parts, (int) scope), port);
    };
  }

  private static InetAddress toJava(Tuple4<Integer, Integer, Integer, Integer> parts) {
    byte[] bytes = {
      parts.v0().byteValue(), parts.v1().byteValue(), parts.v2().byteValue(), parts.v3().byteValue()
    };
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  private static InetAddress toJava(
      Tuple8<Integer, Integer, Integer, Integer, Integer, Integer, Integer, Integer> parts,
      int scope) {
    var bytes = ByteBuffer.allocate(16);
    bytes.putShort(parts.v0().shortValue()).putShort(parts.v1().shortValue());
    bytes.putShort(parts.v2().shortValue()).putShort(parts.v3().shortValue());
    bytes.putShort(parts.v4().shortValue()).putShort(parts.v5().shortValue());
    bytes.putShort(parts.v6().shortValue()).putShort(parts.v7().shortValue());
    try {
      // Unlike InetAddress.getByAddress, it leaves an IPv4-mapped address what it is.
      return Inet6Address.getByAddress(null, bytes.array(), scope == 0 ? -1 : scope);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("sixteen bytes are an address", e);
    }
  }

  static IpSocketAddress toWit(InetSocketAddress address) {
    return switch (toWit(address.getAddress())) {
      case IpAddress.Ipv4(var parts) ->
          new IpSocketAddress.Ipv4(new Ipv4SocketAddress(address.getPort(), parts));
      case IpAddress.Ipv6(var parts) ->
          new IpSocketAddress.Ipv6(
              new Ipv6SocketAddress(address.getPort(), 0, parts, scope(address.getAddress())));
    };
  }

  static IpAddress toWit(InetAddress address) {
    var bytes = ByteBuffer.wrap(address.getAddress());
    return bytes.remaining() == 4
        ? new IpAddress.Ipv4(
            new Tuple4<>(
                Byte.toUnsignedInt(bytes.get()),
                Byte.toUnsignedInt(bytes.get()),
                Byte.toUnsignedInt(bytes.get()),
                Byte.toUnsignedInt(bytes.get())))
        : new IpAddress.Ipv6(
            new Tuple8<>(
                (int) bytes.getChar(),
                (int) bytes.getChar(),
                (int) bytes.getChar(),
                (int) bytes.getChar(),
                (int) bytes.getChar(),
                (int) bytes.getChar(),
                (int) bytes.getChar(),
                (int) bytes.getChar()));
  }

  private static long scope(InetAddress address) {
    return address instanceof Inet6Address v6 ? v6.getScopeId() : 0;
  }
}
