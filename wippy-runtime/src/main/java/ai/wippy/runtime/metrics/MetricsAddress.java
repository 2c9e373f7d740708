package ai.wippy.runtime.metrics;

import ai.wippy.registry.Settings;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Where numbers can be asked for: {@code prometheus} of {@code .wippy.yaml}, as in the original.
 *
 * @param host a name or an address; empty for all addresses of the machine
 * @param port 0 for one that is free
 */
public record MetricsAddress(String host, int port) {
  /** Whether anything is counted. */
  public static boolean isOn(Settings settings) {
    return settings.flag("prometheus.enabled", false);
  }

  /**
   * The address; empty if nothing is counted.
   *
   * @throws IllegalArgumentException if what is given is none
   */
  public static Optional<MetricsAddress> of(Settings settings) {
    if (!isOn(settings)) {
      return Optional.empty();
    }
    String text = settings.text("prometheus.address", "").strip();
    int colon = text.lastIndexOf(':');
    String port = text.substring(colon + 1);
    if (colon < 0 || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
      throw new IllegalArgumentException(
          "prometheus.address is an address such as localhost:9090, not `%s`".formatted(text));
    }
    String host = text.substring(0, colon).replaceAll("[\\[\\]]", "");
    return Optional.of(new MetricsAddress(host, Integer.parseInt(port)));
  }

  InetSocketAddress resolved() {
    return host.isEmpty() ? new InetSocketAddress(port) : new InetSocketAddress(host, port);
  }

  @Override
  public String toString() {
    return "%s:%d".formatted(host, port);
  }
}
