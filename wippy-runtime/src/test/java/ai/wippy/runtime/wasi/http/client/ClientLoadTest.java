package ai.wippy.runtime.wasi.http.client;

import static ai.wippy.runtime.wasi.http.client.HttpGuest.await;
import static ai.wippy.runtime.wasi.http.client.HttpGuest.ok;
import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.runtime.wasi.http.Types.FutureIncomingResponse;
import ai.wippy.runtime.wasi.http.Types.Method;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many requests, and large bodies. */
@Timeout(120)
class ClientLoadTest {
  private static final int MANY = 1000;

  private final HttpGuest guest = new HttpGuest();

  @AfterEach
  void end() {
    guest.close();
  }

  @Test
  void aThousandRequestsAtOnceOfOneGuest() throws Exception {
    var arrived = new CountDownLatch(MANY);
    try (var server =
        new RawServer(peer -> {
          String path = peer.head().split(" ")[1];
          arrived.countDown();
          arrived.await();
          peer.send(
              "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s".formatted(path.length(), path));
          peer.awaitEnd();
        })) {
      List<FutureIncomingResponse> futures = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        futures.add(guest.handle(guest.get(server.authority(), "/" + i)));
      }
      for (int i = 0; i < MANY; i++) {
        assertThat(guest.content(ok(await(futures.get(i)))).text()).isEqualTo("/" + i);
      }
    }
  }

  @Test
  void aThousandCallersOfARealServer() throws Exception {
    var server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      server.setExecutor(threads);
      server.createContext(
          "/",
          exchange -> {
            try (exchange) {
              byte[] body = exchange.getRequestBody().readAllBytes();
              exchange.sendResponseHeaders(200, 0);
              exchange.getResponseBody().write(body);
            }
          });
      server.start();
      String authority = "localhost:" + server.getAddress().getPort();
      var calls = new ArrayList<Future<?>>();
      for (int i = 0; i < MANY; i++) {
        String text = "body " + i;
        calls.add(
            threads.submit(() -> {
              var request = guest.request(new Method.Post(), authority, "/");
              var body = ok(request.body());
              var future = guest.handle(request);
              ok(guest.write(body, text, Optional.empty()));
              assertThat(guest.content(ok(await(future))).text()).isEqualTo(text);
            }));
      }
      for (var call : calls) {
        call.get();
      }
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aServerThatIsFasterThanTheGuestIsHeldBack() throws Exception {
    var sent = new AtomicLong();
    long size = 200_000_000;
    try (var server =
        new RawServer(peer -> {
          peer.head();
          peer.send("HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n".formatted(size));
          byte[] block = new byte[100_000];
          while (sent.get() < size) {
            peer.out().write(block);
            sent.addAndGet(block.length);
          }
          peer.awaitEnd();
        })) {
      var in = ok(ok(guest.send(guest.get(server.authority(), "/")).consume()).stream());
      in.subscribe().block();
      long before = settled(sent);
      assertThat(before).isLessThan(32_000_000);

      long read = 0;
      while (read < size) {
        read += ok(in.blockingSkip(-1));
      }
      assertThat(read).isEqualTo(size);
    }
  }

  private static long settled(AtomicLong counter) throws InterruptedException {
    long last = -1;
    while (last != counter.get()) {
      last = counter.get();
      Thread.sleep(100);
    }
    return last;
  }

  @Test
  void aGuestThatIsFasterThanTheServerIsHeldBack() throws Exception {
    long size = 100_000_000;
    var go = new CountDownLatch(1);
    var received = new AtomicLong();
    try (var server =
        new RawServer(peer -> {
          peer.head();
          go.await();
          byte[] block = new byte[100_000];
          while (received.get() < size) {
            received.addAndGet(peer.in().read(block));
          }
          peer.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        })) {
      var request =
          guest.request(new Method.Post(), server.authority(), "/", "Content-Length", "" + size);
      var body = ok(request.body());
      var future = guest.handle(request);
      var out = ok(body.write());
      long written = 0;
      while (written < size) {
        long allowed = Math.min(ok(out.checkWrite()), size - written);
        if (allowed > 0) {
          ok(out.write(new byte[(int) allowed]));
          written += allowed;
        } else if (go.getCount() > 0) {
          // The kernel's buffers may still be filling.
          Thread.sleep(200);
          if (ok(out.checkWrite()) == 0) {
            assertThat(written).isLessThan(32_000_000);
            go.countDown();
          }
        } else {
          out.subscribe().block();
        }
      }
      out.close();
      ok(guest.http.outgoingBodyFinish(body, Optional.empty()));
      assertThat(ok(await(future)).status()).isEqualTo(200);
      assertThat(received).hasValue(size);
    }
  }

  @Test
  void nothingIsLeftOpen() throws IOException, InterruptedException {
    try (var server =
        new RawServer(peer -> {
          peer.head();
          peer.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        })) {
      for (int i = 0; i < 50; i++) {
        guest.content(guest.send(guest.get(server.authority(), "/")));
        server.awaitScript();
      }
    }
  }
}
