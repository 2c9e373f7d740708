package ai.wippy.runtime.wasi.sockets;

import static ai.wippy.runtime.wasi.sockets.Guest.ok;
import static ai.wippy.runtime.wasi.sockets.Guest.readAll;
import static ai.wippy.runtime.wasi.sockets.Guest.write;
import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.runtime.wasi.sockets.Network.IpAddressFamily;
import ai.wippy.runtime.wasi.sockets.Tcp.ShutdownType;
import ai.wippy.runtime.wasi.sockets.Tcp.TcpSocket;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ManyConnectionsTest {
  private static final int GUESTS = 500;

  @Test
  void fiveHundredGuestsShareOneReactor() throws Exception {
    try (var reactor = new Reactor();
        var resolver = new Resolver();
        var server = new ServerSocket(0, GUESTS);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.submit(() -> serve(server, threads));
      var calls = new ArrayList<Future<?>>();
      for (int i = 0; i < GUESTS; i++) {
        byte[] sent = new byte[50_000];
        new Random(i).nextBytes(sent);
        calls.add(
            threads.submit(() -> {
              try (var guest = new Guest(reactor, resolver)) {
                echo(guest, server.getLocalPort(), sent);
              }
            }));
      }
      for (var call : calls) {
        call.get();
      }
    }
  }

  private static void echo(Guest guest, int port, byte[] sent) {
    TcpSocket socket = guest.tcp(IpAddressFamily.IPV4);
    var connection = ok(guest.connect(socket, Guest.address("127.0.0.1", port)));
    Thread.ofVirtual()
        .start(() -> {
          write(connection.out(), sent);
          ok(socket.shutdown(ShutdownType.SEND));
        });
    assertThat(readAll(connection.in())).isEqualTo(sent);
    connection.drop();
  }

  private static Void serve(ServerSocket server, java.util.concurrent.ExecutorService threads)
      throws Exception {
    for (int i = 0; i < GUESTS; i++) {
      var peer = server.accept();
      Callable<Void> echo =
          () -> {
            try (peer) {
              peer.getInputStream().transferTo(peer.getOutputStream());
            }
            return null;
          };
      threads.submit(echo);
    }
    return null;
  }
}
