package ai.wippy.runtime.wasi.http.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Responses that have begun and wait for their guests to end them. One whose guest takes longer
 * than a moment does not wait any more: what there is of it goes to the client, and what follows as
 * it comes. So a guest need neither flush nor wait to be heard, and one that answers at once costs
 * no thread. Thread-safe.
 */
final class Unsent {
  /** A response waits for one to two of these. */
  static final Duration MOMENT = Duration.ofMillis(2);

  private List<GuestResponse> latest = new ArrayList<>();
  private List<GuestResponse> earlier = new ArrayList<>();
  private boolean ticking;

  /** Adds a response. */
  void add(GuestResponse response) {
    boolean idle;
    synchronized (this) {
      latest.add(response);
      idle = !ticking;
      ticking = true;
    }
    if (idle) {
      tickLater();
    }
  }

  /** On the JDK's own timer thread, which guests that compute cannot keep busy. */
  private void tickLater() {
    CompletableFuture.delayedExecutor(MOMENT.toMillis(), TimeUnit.MILLISECONDS, Runnable::run)
        .execute(this::tick);
  }

  private void tick() {
    List<GuestResponse> due;
    boolean more;
    synchronized (this) {
      due = earlier;
      earlier = latest;
      latest = new ArrayList<>();
      more = !earlier.isEmpty();
      ticking = more;
    }
    if (more) {
      tickLater();
    }
    due.forEach(GuestResponse::begin);
  }
}
