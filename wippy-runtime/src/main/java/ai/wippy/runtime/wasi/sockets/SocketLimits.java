package ai.wippy.runtime.wasi.sockets;

import java.time.Duration;

/**
 * What an instance may use of the network.
 *
 * @param maxOpenSockets TCP and UDP together, those that a listener has accepted included
 * @param timeout how long connecting, a name lookup and a blocking operation of a stream may take
 */
public record SocketLimits(int maxOpenSockets, Duration timeout) {
  /** What a guest gets whose entry sets no limits: 16 sockets, 30 seconds. */
  public static final SocketLimits DEFAULT = new SocketLimits(16, Duration.ofSeconds(30));
}
