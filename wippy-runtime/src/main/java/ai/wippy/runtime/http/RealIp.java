package ai.wippy.runtime.http;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code real_ip}: takes the client's address from what a trusted proxy says.
 *
 * @param trusted addresses of proxies
 */
record RealIp(List<Subnet> trusted) implements Middleware {
  private static final String PRIVATE =
      "127.0.0.0/8,10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,::1/128,fc00::/7";

  static RealIp of(HttpOptions options) {
    try {
      return new RealIp(
          options.words("real_ip.trusted.subnets", PRIVATE).stream().map(Subnet::parse).toList());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "real_ip.trusted.subnets lists subnets such as 10.0.0.0/8: " + e.getMessage(), e);
    }
  }

  @Override
  public void serve(HttpExchange exchange, Next next) throws Exception {
    if (isTrusted(exchange.remoteAddress())) {
      client(exchange).ifPresent(exchange::remoteAddress);
    }
    next.serve();
  }

  /** The last address that no trusted proxy has: what stands before it may be anybody's word. */
  private Optional<String> client(HttpExchange exchange) {
    List<String> chain =
        exchange.headers().getOrDefault("x-forwarded-for", List.of()).stream()
            .flatMap(value -> Arrays.stream(value.split(",")))
            .map(String::strip)
            .toList();
    Optional<String> forwarded =
        chain.reversed().stream().filter(each -> !isTrusted(each)).findFirst();
    return Stream.of(forwarded, Optional.of(exchange.header("x-real-ip").strip()))
        .flatMap(Optional::stream)
        .filter(address -> parse(address).isPresent())
        .findFirst();
  }

  private boolean isTrusted(String address) {
    return parse(address)
        .filter(parsed -> trusted.stream().anyMatch(range -> range.contains(parsed)))
        .isPresent();
  }

  private static Optional<InetAddress> parse(String address) {
    try {
      return Optional.of(InetAddress.ofLiteral(address));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
