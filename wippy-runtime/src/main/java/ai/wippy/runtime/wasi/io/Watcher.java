package ai.wippy.runtime.wasi.io;

import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Somebody who waits for one event. */
public final class Watcher implements Watch {
  private final AtomicReference<@Nullable Runnable> wake;

  /** Somebody who is told by running {@code wake}. */
  public Watcher(Runnable wake) {
    this.wake = new AtomicReference<>(wake);
  }

  /** Whether nobody waits any more. */
  public boolean over() {
    return wake.get() == null;
  }

  /** Tells whoever waits. */
  public void fire() {
    Runnable last = wake.getAndSet(null);
    if (last == null) {
      return;
    }
    try {
      last.run();
    } catch (RuntimeException defect) {
      // The thread must go on, to tell those who wait for other things.
      System.getLogger(Watcher.class.getName()).log(Level.ERROR, "a watcher failed", defect);
    }
  }

  @Override
  public void close() {
    wake.set(null);
  }
}
