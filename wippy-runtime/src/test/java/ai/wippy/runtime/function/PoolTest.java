package ai.wippy.runtime.function;

import static ai.wippy.runtime.function.Trail.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PoolTest {
  private final Trail trail = new Trail();

  private static Pool pool(int size) {
    return new Pool(new Concurrency.Fixed(size));
  }

  private Thread start(Pool pool, String name, CountDownLatch release) {
    return Thread.startVirtualThread(() -> {
      try {
        pool.run(() -> {
          trail.add(name + " runs");
          waitFor(release);
          return name;
        });
        trail.add(name + " done");
      } catch (Failure failure) {
        trail.add(
            "%s %s %s".formatted(name, failure.kind(), Thread.currentThread().isInterrupted()));
      }
    });
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void callersWaitTheirTurn() throws InterruptedException {
    var pool = pool(1);
    var gate = new CountDownLatch(1);
    var threads = new ArrayList<Thread>();
    threads.add(start(pool, "first", gate));
    await(() -> trail.steps().contains("first runs"));
    for (String name : new String[] {"second", "third", "fourth"}) {
      int queued = pool.waiting();
      threads.add(start(pool, name, gate));
      await(() -> pool.waiting() == queued + 1);
    }
    gate.countDown();
    for (var thread : threads) {
      thread.join();
    }
    assertThat(trail.steps())
        .filteredOn(step -> step.endsWith("runs"))
        .containsExactly("first runs", "second runs", "third runs", "fourth runs");
  }

  @Test
  void anInterruptEndsTheWaitAndLeavesTheQueueInOrder() throws InterruptedException {
    var pool = pool(1);
    var gate = new CountDownLatch(1);
    var first = start(pool, "first", gate);
    await(() -> trail.steps().contains("first runs"));
    var second = start(pool, "second", gate);
    await(() -> pool.waiting() == 1);
    var third = start(pool, "third", gate);
    await(() -> pool.waiting() == 2);
    second.interrupt();
    second.join();
    assertThat(pool.waiting()).isEqualTo(1);
    gate.countDown();
    first.join();
    third.join();
    assertThat(trail.steps())
        .startsWith("first runs", "second CANCELED true")
        .contains("third done");
    assertThat(pool.running()).isZero();
  }

  @Test
  void closingRefusesThoseWhoWaitAndLetsTheOthersEnd() throws InterruptedException {
    var pool = pool(1);
    var gate = new CountDownLatch(1);
    var first = start(pool, "first", gate);
    await(() -> trail.steps().contains("first runs"));
    var second = start(pool, "second", gate);
    await(() -> pool.waiting() == 1);
    pool.close();
    second.join();
    assertThat(pool.awaitDrained(Duration.ofMillis(1))).isFalse();
    gate.countDown();
    first.join();
    assertThat(pool.awaitDrained(Duration.ofSeconds(10))).isTrue();
    assertThat(trail.steps())
        .containsExactly("first runs", "second UNAVAILABLE false", "first done");
    assertThatThrownBy(() -> pool.run(() -> "late"))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE))
        .hasMessage("pool is closed");
  }

  @Test
  void aFailingCallGivesItsTurnBack() {
    var pool = pool(1);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() ->
              pool.run(() -> {
                throw new IllegalStateException("no");
              }))
          .hasMessage("no");
    }
    assertThat(pool.running()).isZero();
  }

  @Test
  void nothingStaysBehindWhenNothingRuns() throws InterruptedException {
    var pool = pool(16);
    var callers = new ArrayList<Thread>();
    for (int i = 0; i < 500; i++) {
      callers.add(Thread.startVirtualThread(() -> pool.run(() -> "done")));
    }
    for (var caller : callers) {
      caller.join();
    }
    assertThat(pool.running()).isZero();
    assertThat(pool.waiting()).isZero();
  }

  /** Calls, interrupts and failures at random: the bound holds and no turn is lost. */
  @Test
  void stress() throws InterruptedException {
    var pool = pool(3);
    var running = new AtomicInteger();
    var most = new AtomicInteger();
    var threads = new ArrayList<Thread>();
    var random = RandomGenerator.getDefault();
    for (int i = 0; i < 2_000; i++) {
      boolean fails = i % 7 == 0;
      threads.add(
          Thread.startVirtualThread(() -> {
            try {
              pool.run(() -> {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                Thread.yield();
                running.decrementAndGet();
                if (fails) {
                  throw new Failure(Kind.UNKNOWN, "fails");
                }
                return "done";
              });
            } catch (Failure failure) {
              assertThat(failure.kind()).isIn(Kind.UNKNOWN, Kind.CANCELED);
            }
          }));
      if (i % 3 == 0) {
        threads.get(random.nextInt(threads.size())).interrupt();
      }
    }
    for (var thread : threads) {
      thread.join();
    }
    assertThat(most.get()).isBetween(2, 3);
    assertThat(pool.running()).isZero();
    assertThat(pool.waiting()).isZero();
    assertThat(pool.run(() -> "still works")).isEqualTo("still works");
  }
}
