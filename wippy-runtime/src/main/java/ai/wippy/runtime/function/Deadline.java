package ai.wippy.runtime.function;

import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Ends a call that takes too long, a loop without a host call included.
 *
 * <p>Translated code ends when its thread is interrupted. The call therefore gets a virtual thread
 * of its own, which is interrupted at the deadline and dies with the call: an interrupt that comes
 * late hits nobody, and one that someone else aimed at the caller is never mistaken for ours. The
 * caller waits; if it is interrupted, it passes that on. Deadlines nest in the same way.
 *
 * @param name of what is called, for messages
 * @param limit how long a call may take, positive
 * @param setting what says so, for messages
 */
record Deadline(String name, Duration limit, String setting) {
  /** How long a host function that does not heed the interrupt may keep the caller. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  /**
   * Runs a call.
   *
   * @throws Failure of kind TIMEOUT if it does not end in time, CANCELED if this thread is
   *     interrupted, whose interrupt status stays set then
   */
  <T> T run(Supplier<T> call) {
    var task = new FutureTask<>(call::get);
    var thread = Thread.ofVirtual().name(name).start(task);
    try {
      return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw thrown(e.getCause());
    } catch (TimeoutException _) {
      stop(thread);
      throw new Failure(
          Kind.TIMEOUT,
          "%s did not end within %d ms (%s)".formatted(name, limit.toMillis(), setting));
    } catch (InterruptedException _) {
      stop(thread);
      Thread.currentThread().interrupt();
      throw new Failure(Kind.CANCELED, name + " was canceled");
    }
  }

  private void stop(Thread thread) {
    thread.interrupt();
    boolean interrupted = false;
    boolean ended = false;
    for (long end = System.nanoTime() + GRACE.toNanos(), left = GRACE.toNanos();
        !ended && left > 0;
        left = end - System.nanoTime()) {
      try {
        ended = thread.join(Duration.ofNanos(left));
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (!ended) {
      System.getLogger(Deadline.class.getName())
          .log(
              Level.WARNING,
              "{0} goes on in the background: a host function does not heed the interrupt",
              name);
    }
  }

  private static RuntimeException thrown(@Nullable Throwable cause) {
    return switch (cause) {
      case RuntimeException exception -> exception;
      case Error error -> throw error;
      case null, default -> new IllegalStateException("a call threw a checked exception", cause);
    };
  }
}
