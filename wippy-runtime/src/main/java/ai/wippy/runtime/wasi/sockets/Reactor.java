package ai.wippy.runtime.wasi.sockets;

import ai.wippy.runtime.wasi.io.Watch;
import ai.wippy.runtime.wasi.io.Watcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Tells when channels are ready, for all guests of the runtime.
 *
 * <p>One selector on one platform thread, which starts with the first wait. The other way would be
 * a virtual thread for each direction of each socket that reads ahead into a buffer of its own: the
 * same wake-ups, but memory and threads for sockets that nobody waits for, and data that has left
 * the kernel's buffers, which are what holds a fast peer back. Here a guest's thread moves the
 * bytes itself, and the selector only says when.
 */
public final class Reactor implements AutoCloseable {
  /** The selector and its thread, from the first wait until the end. */
  private record Running(Selector selector, Thread thread) {}

  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private @Nullable Running running;
  private boolean closed;

  /** A reactor without a thread yet. */
  public Reactor() {}

  /**
   * Runs {@code wake} on the reactor's thread, where it must not block, when an operation can be
   * tried again; also when the channel is released.
   *
   * @param channel in non-blocking mode
   * @param operation one of {@link SelectionKey}
   */
  Watch watch(SelectableChannel channel, int operation, Runnable wake) {
    var watcher = new Watcher(wake);
    Running current = start();
    if (!submit(current, () -> register(current.selector, channel, operation, watcher))) {
      watcher.fire();
    }
    return watcher;
  }

  /**
   * Closes a channel, tells whoever waits for it, and returns when the operating system has let go
   * of its address: with a selector that happens no sooner than at its next turn.
   */
  void release(SelectableChannel channel) {
    Running current = running();
    if (current == null || Thread.currentThread() == current.thread) {
      close(channel, current);
      return;
    }
    var released = new CompletableFuture<Void>();
    // On the reactor's thread, so that nobody begins to wait while the channel is being closed.
    boolean submitted =
        submit(
            current,
            () -> {
              close(channel, current);
              tasks.add(() -> released.complete(null));
            });
    if (submitted) {
      released.join();
    } else {
      close(channel, null);
    }
  }

  private static void close(SelectableChannel channel, @Nullable Running current) {
    SelectionKey key = current == null ? null : channel.keyFor(current.selector);
    try {
      channel.close();
    } catch (IOException e) {
      // It is closed all the same, and whoever wrote to it has dropped it.
      System.getLogger(Reactor.class.getName())
          .log(Level.DEBUG, "a socket was closed with an error", e);
    }
    if (key != null) {
      Interests.of(key).fire(~0);
    }
  }

  /** Ends the thread; sockets that are open stay so, but nobody can wait for them. */
  @Override
  public void close() {
    Running last;
    synchronized (this) {
      closed = true;
      last = running;
      running = null;
    }
    if (last != null) {
      last.selector.wakeup();
    }
  }

  private synchronized @Nullable Running running() {
    return running;
  }

  private synchronized Running start() {
    if (closed) {
      throw new IllegalStateException("the runtime has stopped");
    }
    if (running == null) {
      Selector selector = open();
      Thread thread =
          Thread.ofPlatform().daemon().name("wippy-sockets").unstarted(() -> run(selector));
      running = new Running(selector, thread);
      thread.start();
    }
    return running;
  }

  private static Selector open() {
    try {
      return Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException("no selector can be opened", e);
    }
  }

  /** Has the thread do something; false if it has ended or is about to. */
  private synchronized boolean submit(Running current, Runnable task) {
    if (current != running) {
      return false;
    }
    tasks.add(task);
    current.selector.wakeup();
    return true;
  }

  private void run(Selector selector) {
    try (selector) {
      while (running() != null) {
        if (tasks.isEmpty()) {
          selector.select(Reactor::fire);
        } else {
          selector.selectNow(Reactor::fire);
        }
        perform();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("sockets cannot be watched any more", e);
    } finally {
      while (!tasks.isEmpty()) {
        perform();
      }
    }
  }

  /**
   * Does what was asked for before now. What that adds has to wait for another turn of the
   * selector, which lets go of the channels that were closed.
   */
  private void perform() {
    for (int i = tasks.size(); i > 0; i--) {
      tasks.remove().run();
    }
  }

  private static void register(
      Selector selector, SelectableChannel channel, int operation, Watcher watcher) {
    try {
      SelectionKey key = channel.keyFor(selector);
      if (key == null) {
        key = channel.register(selector, operation, new Interests());
      } else {
        key.interestOpsOr(operation);
      }
      Interests.of(key).add(operation, watcher);
    } catch (ClosedChannelException | CancelledKeyException | ClosedSelectorException _) {
      watcher.fire();
    }
  }

  private static void fire(SelectionKey key) {
    try {
      int ready = key.readyOps();
      key.interestOpsAnd(~ready);
      Interests.of(key).fire(ready);
    } catch (CancelledKeyException _) {
      // It is being released, and whoever waits is told then.
    }
  }
}
