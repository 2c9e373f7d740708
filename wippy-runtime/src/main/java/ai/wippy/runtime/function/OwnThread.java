package ai.wippy.runtime.function;

import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A call in a thread of its own, for which one other thread waits. The thread dies with the call:
 * an interrupt that comes late hits nobody, and one that someone else aimed at the caller is never
 * mistaken for ours.
 *
 * @param name of what is called, for messages
 */
record OwnThread<T>(String name, Thread thread, FutureTask<T> task) {
  /** How long a host function that does not heed the interrupt may keep the caller. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  /** Starts a call. */
  static <T> OwnThread<T> start(Thread.Builder builder, String name, Supplier<T> call) {
    var task = new FutureTask<>(call::get);
    return new OwnThread<>(name, builder.name(name).start(task), task);
  }

  /**
   * Waits for the call.
   *
   * @throws Failure of kind CANCELED if this thread is interrupted, whose interrupt status stays
   *     set then, and the call is interrupted too
   */
  T await() {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw thrown(e.getCause());
    } catch (InterruptedException _) {
      throw canceled();
    }
  }

  /**
   * Waits for the call, but no longer than a limit; then it is interrupted, by a thread that runs
   * even if guests that never wait keep every virtual thread from running, this one included.
   *
   * @param late what to fail with then
   * @throws Failure as {@link #await()}
   */
  T await(Duration limit, Supplier<Failure> late) {
    long nanos = limit.toNanos();
    var timer = new CompletableFuture<Void>().orTimeout(nanos, TimeUnit.NANOSECONDS);
    timer.whenComplete((_, timeout) -> {
      if (timeout != null) {
        thread.interrupt();
      }
    });
    try {
      return task.get(nanos, TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw timer.isCompletedExceptionally() ? late.get() : thrown(e.getCause());
    } catch (TimeoutException _) {
      stop();
      throw late.get();
    } catch (InterruptedException _) {
      throw canceled();
    } finally {
      timer.complete(null);
    }
  }

  private Failure canceled() {
    stop();
    Thread.currentThread().interrupt();
    return new Failure(Kind.CANCELED, name + " was canceled");
  }

  private void stop() {
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
      System.getLogger(OwnThread.class.getName())
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
