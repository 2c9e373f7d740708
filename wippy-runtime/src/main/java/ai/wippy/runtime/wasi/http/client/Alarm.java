package ai.wippy.runtime.wasi.http.client;

import ai.wippy.runtime.wasi.http.Types.ErrorCode;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/** Rings if something takes too long. */
final class Alarm {
  private final Scheduler scheduler;
  private final Consumer<ErrorCode> ring;
  private Scheduler.@Nullable Task task;
  private boolean off;

  /**
   * An alarm that is not set.
   *
   * @param ring is given what took too long
   */
  Alarm(Scheduler scheduler, Consumer<ErrorCode> ring) {
    this.scheduler = scheduler;
    this.ring = ring;
  }

  /** Sets it anew. */
  synchronized void set(Duration limit, ErrorCode code) {
    clear();
    if (!off) {
      task = scheduler.schedule(() -> ring.accept(code), limit.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  synchronized void clear() {
    if (task != null) {
      task.cancel();
      task = null;
    }
  }

  /** Clears it for good. */
  synchronized void off() {
    off = true;
    clear();
  }
}
