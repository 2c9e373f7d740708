package ai.wippy.runtime.service;

import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Keeps one service running, in a virtual thread of its own, until it ends or is to stop. */
final class Supervisor {
  private static final Duration GRACE = Duration.ofMillis(200);

  private final Service service;
  private final Lifecycle lifecycle;
  private final CompletableFuture<Void> firstStart = new CompletableFuture<>();
  private @Nullable Thread thread;

  /** Whether there is something to stop. Written by the thread, read when that has ended. */
  private boolean started;

  Supervisor(Service service, Lifecycle lifecycle) {
    this.service = service;
    this.lifecycle = lifecycle;
  }

  Service service() {
    return service;
  }

  Lifecycle lifecycle() {
    return lifecycle;
  }

  /**
   * Starts the service, and waits for the first attempt to end.
   *
   * @throws Failure if that fails and the application cannot do without
   */
  void start() {
    thread = Thread.ofVirtual().name("service " + service.id()).start(this::run);
    try {
      firstStart.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Failure failure) {
        throw failure;
      }
      throw new IllegalStateException("service %s is broken".formatted(service.id()), e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Failure(Kind.CANCELED, "canceled while %s started".formatted(service.id()));
    }
  }

  private void run() {
    int attempt = 0;
    try {
      while (true) {
        long begin = System.nanoTime();
        try {
          attempt();
          service.awaitEnd();
          started = false;
          log().log(Level.DEBUG, "{0} has ended", service.id());
          return;
        } catch (Failure failure) {
          boolean stable = System.nanoTime() - begin >= lifecycle.stableThreshold().toNanos();
          attempt = started && stable ? 1 : attempt + 1;
          started = false;
          if (!pause(attempt, failure)) {
            return;
          }
        }
      }
    } catch (InterruptedException _) {
      // To stop was the order.
    } catch (RuntimeException | Error defect) {
      if (!firstStart.completeExceptionally(defect)) {
        log().log(Level.ERROR, "service %s is broken".formatted(service.id()), defect);
      }
    }
  }

  /** Whether another attempt follows. */
  private boolean pause(int attempt, Failure failure) throws InterruptedException {
    if (!lifecycle.optional() && firstStart.completeExceptionally(failure)) {
      return false;
    }
    firstStart.complete(null);
    if (lifecycle.restart().exhausted(attempt)) {
      log()
          .log(
              Level.ERROR,
              "{0} failed and is not started again after {1} attempts (lifecycle.restart.max_attempts): {2}",
              service.id(),
              attempt - 1,
              failure.message());
      return false;
    }
    var delay = lifecycle.restart().delay(attempt, ThreadLocalRandom.current().nextDouble());
    log()
        .log(
            Level.WARNING,
            "{0} failed and starts again in {1} ms: {2}",
            service.id(),
            delay.toMillis(),
            failure.message());
    Thread.sleep(delay);
    return true;
  }

  private void attempt() throws InterruptedException {
    var start = new FutureTask<Void>(service::start, null);
    var starter = Thread.ofVirtual().name("start " + service.id()).start(start);
    try {
      start.get(lifecycle.startTimeout().toNanos(), TimeUnit.NANOSECONDS);
      started = true;
      firstStart.complete(null);
    } catch (TimeoutException _) {
      abandon(starter);
      throw new Failure(
          Kind.TIMEOUT,
          "%s did not start within %d ms (lifecycle.start_timeout)"
              .formatted(service.id(), lifecycle.startTimeout().toMillis()));
    } catch (InterruptedException e) {
      abandon(starter);
      throw e;
    } catch (ExecutionException e) {
      throw thrown(e.getCause());
    }
  }

  /** What was half started must not go on beside the next attempt. */
  private void abandon(Thread starter) throws InterruptedException {
    starter.interrupt();
    if (starter.join(lifecycle.stopTimeout())) {
      service.stop(Duration.ZERO);
    }
  }

  private static RuntimeException thrown(@Nullable Throwable cause) {
    return switch (cause) {
      case RuntimeException exception -> exception;
      case Error error -> throw error;
      case null, default -> new IllegalStateException("a service threw what it may not", cause);
    };
  }

  /** Ends supervision and the service; waits for that, but no longer than told. */
  void stop(Duration timeout) {
    if (thread == null) {
      return;
    }
    long end = System.nanoTime() + timeout.toNanos();
    thread.interrupt();
    try {
      // Without time left, there is still what has to be ended the hard way.
      if (thread.join(timeout.plus(GRACE)) && started) {
        started = false;
        service.stop(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static Logger log() {
    return System.getLogger(Supervisor.class.getName());
  }
}
