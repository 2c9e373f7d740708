package ai.wippy.runtime.security;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * What a context may do with the network. Sockets are named by address and port, {@code
 * 192.0.2.1:80} and {@code [2001:db8::1]:80}; to reach a private address, the action for private
 * addresses must be allowed too, which names it without a port.
 *
 * @param access decides
 * @param context who asks
 */
public record NetworkAccess(Access access, Context context) {
  /** {@code socket.connect} and {@code socket.private_ip}: to connect, and to send datagrams. */
  public boolean connect(InetSocketAddress remote) {
    return access.allows(context, "socket.connect", name(remote))
        && reach("socket.private_ip", remote.getAddress());
  }

  /** {@code socket.listen}: to accept connections, and to receive datagrams. */
  public boolean listen(InetSocketAddress local) {
    return access.allows(context, "socket.listen", name(local));
  }

  /** {@code socket.resolve}: to look a name up. */
  public boolean resolve(String name) {
    return access.allows(context, "socket.resolve", name);
  }

  /** {@code http_client.request}: to send a request. */
  public boolean request(String url) {
    return access.allows(context, "http_client.request", url);
  }

  /** {@code http_client.private_ip}: to send a request to a host with this address. */
  public boolean requestTo(InetAddress address) {
    return reach("http_client.private_ip", address);
  }

  private boolean reach(String action, InetAddress address) {
    return !IpRange.isPrivate(address) || access.allows(context, action, IpRange.text(address));
  }

  private static String name(InetSocketAddress address) {
    String host = IpRange.text(address.getAddress());
    return (host.contains(":") ? "[%s]:%d" : "%s:%d").formatted(host, address.getPort());
  }
}
