package ai.wippy.runtime.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DeadlineTest {
  private final Trail trail = new Trail();

  @AfterEach
  void noInterruptIsLeftBehind() {
    assertThat(Thread.interrupted()).isFalse();
  }

  private static Deadline deadline(long millis) {
    return new Deadline("app:loop", Duration.ofMillis(millis), "limits.max_execution_ms");
  }

  /** As translated code loops: nothing but a look at the flag. */
  private static Object loop() {
    while (!Thread.currentThread().isInterrupted()) {
      Thread.onSpinWait();
    }
    throw new Failure(Kind.CANCELED, "interrupted");
  }

  @Test
  void aLoopEndsOnTime() {
    long start = System.nanoTime();
    var failure = catchThrowableOfType(Failure.class, () -> deadline(50).run(DeadlineTest::loop));
    assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(failure).hasMessage("app:loop did not end within 50 ms (limits.max_execution_ms)");
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofMillis(50), Duration.ofSeconds(10));
  }

  @Test
  void aCallInTimeReturnsOrFailsAsItWould() {
    assertThat(deadline(10_000).run(() -> "answer")).isEqualTo("answer");
    var thrown = new Failure(Kind.INVALID, "bad");
    assertThat(
            catchThrowableOfType(
                Failure.class,
                () ->
                    deadline(10_000)
                        .run(() -> {
                          throw thrown;
                        })))
        .isSameAs(thrown);
  }

  @Test
  void theInnerDeadlineEndsOnlyTheInnerCall() {
    Object result =
        deadline(10_000)
            .run(() -> {
              var inner =
                  catchThrowableOfType(Failure.class, () -> deadline(20).run(DeadlineTest::loop));
              return inner.kind() + " " + Thread.currentThread().isInterrupted();
            });
    assertThat(result).isEqualTo("TIMEOUT false");
  }

  @Test
  void theOuterDeadlineEndsBoth() {
    var failure =
        catchThrowableOfType(
            Failure.class,
            () ->
                deadline(20)
                    .run(() -> {
                      try {
                        return deadline(10_000).run(DeadlineTest::loop);
                      } catch (Failure inner) {
                        trail.add(inner.kind() + " " + Thread.currentThread().isInterrupted());
                        throw inner;
                      }
                    }));
    assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(trail.steps()).containsExactly("CANCELED true");
  }

  @Test
  void anInterruptOfTheCallerIsPassedOnAndKept() throws InterruptedException {
    var looping = new CountDownLatch(1);
    var caller =
        Thread.startVirtualThread(() -> {
          var failure =
              catchThrowableOfType(
                  Failure.class,
                  () ->
                      deadline(60_000)
                          .run(() -> {
                            looping.countDown();
                            return loop();
                          }));
          trail.add(failure.kind() + " " + Thread.currentThread().isInterrupted());
        });
    looping.await();
    caller.interrupt();
    caller.join();
    assertThat(trail.steps()).containsExactly("CANCELED true");
  }

  @Test
  void aHostFunctionThatDoesNotHeedTheInterruptDoesNotKeepTheCaller() {
    var release = new CountDownLatch(1);
    long start = System.nanoTime();
    var failure =
        catchThrowableOfType(
            Failure.class,
            () ->
                deadline(20)
                    .run(() -> {
                      while (release.getCount() > 0) {
                        LockSupport.parkNanos(1_000_000);
                      }
                      return "late";
                    }));
    release.countDown();
    assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  /**
   * Calls that end at the very moment of their deadline: the result or TIMEOUT, and no interrupt
   * after.
   */
  @Test
  void tightRaces() throws InterruptedException {
    var wrong = new AtomicReference<Object>();
    var caller =
        Thread.startVirtualThread(() -> {
          for (int i = 0; i < 1_000 && wrong.get() == null; i++) {
            // Timers are late, by how much depends on the machine.
            long end = System.nanoTime() + 950_000 + i * 500L;
            Object outcome;
            try {
              outcome =
                  deadline(1)
                      .run(() -> {
                        while (System.nanoTime() < end) {
                          if (Thread.currentThread().isInterrupted()) {
                            throw new Failure(Kind.CANCELED, "interrupted");
                          }
                        }
                        return Kind.UNKNOWN;
                      });
            } catch (Failure failure) {
              outcome = failure.kind();
            }
            trail.add(outcome.toString());
            if (Thread.interrupted() || outcome == Kind.CANCELED) {
              wrong.set(outcome + " in round " + i);
            }
          }
        });
    caller.join();
    assertThat(wrong.get()).isNull();
    assertThat(trail.steps()).contains("TIMEOUT").hasSize(1_000);
  }
}
