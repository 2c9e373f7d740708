package ai.wippy.runtime.wasi.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ReactorTest {
  private final Reactor reactor = new Reactor();

  @AfterEach
  void end() {
    reactor.close();
  }

  private static Pipe pipe() throws IOException {
    Pipe pipe = Pipe.open();
    pipe.source().configureBlocking(false);
    return pipe;
  }

  private CompletableFuture<Void> readable(Pipe pipe) {
    var told = new CompletableFuture<Void>();
    reactor.watch(pipe.source(), SelectionKey.OP_READ, () -> told.complete(null));
    return told;
  }

  @Test
  void tellsEverybodyWhoWaitsOnceEachTime() throws IOException {
    Pipe pipe = pipe();
    var first = readable(pipe);
    var second = readable(pipe);
    assertThat(first).isNotDone();

    pipe.sink().write(ByteBuffer.wrap("x".getBytes(UTF_8)));
    first.join();
    second.join();
    readable(pipe).join();
    pipe.source().read(ByteBuffer.allocate(1));
    assertThat(readable(pipe)).isNotDone();
  }

  @Test
  void doesNotTellWhoHasGivenUp() throws IOException {
    Pipe pipe = pipe();
    var told = new AtomicInteger();
    for (int i = 0; i < 1000; i++) {
      reactor.watch(pipe.source(), SelectionKey.OP_READ, told::incrementAndGet).close();
    }
    var last = readable(pipe);

    pipe.sink().write(ByteBuffer.wrap("x".getBytes(UTF_8)));
    last.join();
    assertThat(told).hasValue(0);
  }

  @Test
  void tellsWhenAChannelIsReleased() throws IOException {
    Pipe pipe = pipe();
    var told = readable(pipe);
    reactor.release(pipe.source());
    assertThat(told).isCompleted();
    assertThat(readable(pipe).join()).isNull();
    reactor.release(pipe.source());
  }

  @Test
  void aPortIsFreeWhenItsChannelIsReleased() throws IOException {
    InetSocketAddress local = new InetSocketAddress("127.0.0.1", 0);
    for (int i = 0; i < 200; i++) {
      var server = ServerSocketChannel.open();
      server.bind(local);
      local = (InetSocketAddress) server.getLocalAddress();
      server.configureBlocking(false);
      reactor.watch(server, SelectionKey.OP_ACCEPT, () -> {});
      reactor.release(server);
    }
  }

  @Test
  void aWatcherMayReleaseItsChannel() throws IOException {
    Pipe pipe = pipe();
    var told = new CompletableFuture<Void>();
    reactor.watch(
        pipe.source(),
        SelectionKey.OP_READ,
        () -> {
          reactor.release(pipe.source());
          told.complete(null);
        });

    pipe.sink().write(ByteBuffer.wrap("x".getBytes(UTF_8)));
    told.join();
    assertThat(pipe.source().isOpen()).isFalse();
  }

  @Test
  void hasNoThreadBeforeSomebodyWaitsNorAfterTheEnd() throws Exception {
    var before = threads();
    Pipe pipe = pipe();
    readable(pipe);
    var own = threads();
    own.removeAll(before);
    assertThat(own).hasSize(1);

    reactor.close();
    own.iterator().next().join();
    reactor.release(pipe.source());
    assertThatIllegalStateException().isThrownBy(() -> readable(pipe));
  }

  /** Those of all reactors. */
  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("wippy-sockets"))
        .collect(Collectors.toCollection(HashSet::new));
  }
}
