package ai.wippy.runtime.wasi.sockets;

import ai.wippy.runtime.wasi.io.Event;
import ai.wippy.runtime.wasi.io.Readiness;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A connection that is being made, by a virtual thread of its own. */
final class TcpConnect {
  private final Event over = new Event();
  private volatile @Nullable IOException failure;

  /**
   * Starts.
   *
   * @param channel in blocking mode; in non-blocking mode when it is connected
   */
  static TcpConnect start(SocketChannel channel, InetSocketAddress remote, Duration limit) {
    var connect = new TcpConnect();
    Thread.ofVirtual().name("connect").start(() -> connect.run(channel, remote, limit));
    return connect;
  }

  private void run(SocketChannel channel, InetSocketAddress remote, Duration limit) {
    try {
      // 0 would be no limit.
      channel.socket().connect(remote, (int) Math.clamp(limit.toMillis(), 1, Integer.MAX_VALUE));
      channel.configureBlocking(false);
    } catch (IOException e) {
      failure = e;
    } finally {
      over.happen();
    }
  }

  Readiness over() {
    return over;
  }

  /**
   * Once it is over.
   *
   * @throws IOException why there is no connection
   */
  void check() throws IOException {
    IOException last = failure;
    if (last != null) {
      throw last;
    }
  }
}
