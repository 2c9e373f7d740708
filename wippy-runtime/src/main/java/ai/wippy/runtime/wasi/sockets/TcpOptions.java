package ai.wippy.runtime.wasi.sockets;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/**
 * The options of a TCP socket. A listener's channel has few of them, so they are kept here, for the
 * connections that it accepts.
 */
final class TcpOptions {
  static final SocketOption<Boolean> KEEP_ALIVE = StandardSocketOptions.SO_KEEPALIVE;
  static final SocketOption<Integer> IDLE_SECONDS = ExtendedSocketOptions.TCP_KEEPIDLE;
  static final SocketOption<Integer> INTERVAL_SECONDS = ExtendedSocketOptions.TCP_KEEPINTERVAL;
  static final SocketOption<Integer> COUNT = ExtendedSocketOptions.TCP_KEEPCOUNT;
  static final SocketOption<Integer> RECEIVE_BUFFER = StandardSocketOptions.SO_RCVBUF;
  static final SocketOption<Integer> SEND_BUFFER = StandardSocketOptions.SO_SNDBUF;

  private static final List<SocketOption<?>> ALL =
      List.of(KEEP_ALIVE, IDLE_SECONDS, INTERVAL_SECONDS, COUNT, RECEIVE_BUFFER, SEND_BUFFER);

  /** What the guest has set. */
  private final Map<SocketOption<?>, Object> chosen = new LinkedHashMap<>();

  /** What held when the socket began to listen. */
  private final Map<SocketOption<?>, Object> kept = new LinkedHashMap<>();

  /** The listener, if it is one. */
  private @Nullable ServerSocketChannel server;

  private int hopLimit = Bounds.DEFAULT_HOP_LIMIT;

  /** The value of an option; of a listener, what its connections will have. */
  <T> T get(SocketChannel channel, SocketOption<T> option) throws IOException {
    return server == null
        ? channel.getOption(option)
        : option.type().cast(requireNonNull(chosen.getOrDefault(option, kept.get(option))));
  }

  <T> void set(SocketChannel channel, SocketOption<T> option, T value) throws IOException {
    chosen.put(option, value);
    if (server == null) {
      channel.setOption(option, value);
    } else if (option.equals(RECEIVE_BUFFER)) {
      // The window that a connection offers is fixed before it can be accepted.
      server.setOption(option, value);
    }
  }

  int hopLimit() {
    return hopLimit;
  }

  void hopLimit(int value) {
    hopLimit = value;
  }

  /** A listener takes the place of the channel. */
  void keep(SocketChannel channel, ServerSocketChannel listener) throws IOException {
    for (SocketOption<?> option : ALL) {
      kept.put(option, channel.getOption(option));
    }
    server = listener;
    if (chosen.get(RECEIVE_BUFFER) instanceof Integer size) {
      listener.setOption(RECEIVE_BUFFER, size);
    }
  }

  /** The options of a connection that a listener with these has accepted. */
  TcpOptions inherit(SocketChannel accepted) throws IOException {
    var own = new TcpOptions();
    own.hopLimit = hopLimit;
    for (SocketOption<?> option : chosen.keySet()) {
      inherit(accepted, option, own);
    }
    return own;
  }

  private <T> void inherit(SocketChannel accepted, SocketOption<T> option, TcpOptions own)
      throws IOException {
    own.set(accepted, option, option.type().cast(requireNonNull(chosen.get(option))));
  }
}
