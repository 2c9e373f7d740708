package ai.wippy.runtime;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import sun.misc.Signal;

/**
 * What Ctrl-C and a service manager send. The first asks to end and leaves some time for it; the
 * second ends at once. A shutdown hook could not do that: once it runs, the JVM ignores signals.
 */
final class StopSignals {
  private static final int SIGINT = 2;
  private static final int SIGTERM = 15;

  private final Runnable stop;
  private final Duration timeout;
  private final AtomicInteger first = new AtomicInteger();

  private StopSignals(Runnable stop, Duration timeout) {
    this.stop = stop;
    this.timeout = timeout;
  }

  /**
   * Handles both from now on.
   *
   * @param stop asks the application to end; does not wait
   * @param timeout for the end to come
   */
  static StopSignals handle(Runnable stop, Duration timeout) {
    var signals = new StopSignals(stop, timeout);
    signals.handle("INT", SIGINT);
    signals.handle("TERM", SIGTERM);
    return signals;
  }

  private void handle(String name, int number) {
    try {
      Signal.handle(new Signal(name), _ -> received(number));
    } catch (IllegalArgumentException _) {
      // The JVM runs with -Xrs, which leaves signals to the system: they end it at once.
    }
  }

  private void received(int number) {
    if (!first.compareAndSet(0, number)) {
      Runtime.getRuntime().halt(1);
    }
    stop.run();
    Thread.ofPlatform().daemon().name("shutdown-timeout").start(this::haltLater);
  }

  private void haltLater() {
    try {
      Thread.sleep(timeout);
      System.err.println("still running after shutdown.timeout: ended");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(1);
  }

  /** The exit code of what a signal ended: 128 and its number; {@code otherwise} if none came. */
  int exitCode(int otherwise) {
    return first.get() == 0 ? otherwise : 128 + first.get();
  }
}
