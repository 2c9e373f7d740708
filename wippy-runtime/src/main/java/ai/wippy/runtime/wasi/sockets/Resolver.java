package ai.wippy.runtime.wasi.sockets;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Looks names up, for all guests of the runtime, with the system's resolver.
 *
 * <p>That blocks in native code, where a virtual thread would hold on to its carrier: a few names
 * that nobody answers for would stop every guest. So a few platform threads do it, which end when
 * they have nothing to do.
 */
public final class Resolver implements AutoCloseable {
  private static final int THREADS = 16;
  private static final int MAX_WAITING = 1024;
  private static final Duration IDLE = Duration.ofSeconds(10);

  private final ExecutorService executor;

  /** A resolver without a thread yet. */
  public Resolver() {
    var pool =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE.toMillis(),
            TimeUnit.MILLISECONDS,
            new LinkedBlockingQueue<>(MAX_WAITING),
            Thread.ofPlatform().daemon().name("wippy-resolver-", 0).factory());
    pool.allowCoreThreadTimeOut(true);
    executor = pool;
  }

  /**
   * Looks a name up.
   *
   * @return its addresses, at least one; an {@link UnknownHostException}, or a {@link
   *     java.util.concurrent.TimeoutException} after {@code limit}
   */
  public CompletableFuture<List<InetAddress>> resolve(String name, Duration limit) {
    var addresses = new CompletableFuture<List<InetAddress>>();
    try {
      executor.execute(() -> resolve(name, addresses));
    } catch (RejectedExecutionException _) {
      addresses.completeExceptionally(
          new UnknownHostException(name + ": temporary failure, too many names are waiting"));
    }
    return addresses.orTimeout(limit.toNanos(), TimeUnit.NANOSECONDS);
  }

  private static void resolve(String name, CompletableFuture<List<InetAddress>> addresses) {
    // Nobody waits any more for what has waited too long for a thread.
    if (addresses.isDone()) {
      return;
    }
    try {
      addresses.complete(List.of(InetAddress.getAllByName(name)));
    } catch (UnknownHostException e) {
      addresses.completeExceptionally(e);
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
