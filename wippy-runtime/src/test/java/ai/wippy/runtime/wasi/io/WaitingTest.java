package ai.wippy.runtime.wasi.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.wippy.runtime.component.Trap;
import ai.wippy.runtime.payload.Kind;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class WaitingTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void returnsAtOnceIfThereIsNothingToWaitFor() {
    assertThat(Waiting.until(Readiness.NOW, Duration.ZERO)).isTrue();
  }

  @Test
  void returnsWhenItHappens() {
    var event = new Event();
    Thread.ofVirtual().start(event::happen);

    assertThat(Waiting.until(event, LONG)).isTrue();
    assertThat(Waiting.until(event, Duration.ZERO)).isTrue();
  }

  @Test
  void givesUp() {
    assertThat(Waiting.until(new Event(), Duration.ofMillis(5))).isFalse();
  }

  @Test
  void looksAgainWhenItIsWokenInVain() {
    var tries = new AtomicInteger();
    Readiness third =
        new Readiness() {
          @Override
          public boolean ready() {
            return tries.incrementAndGet() == 3;
          }

          @Override
          public Watch watch(Runnable wake) {
            wake.run();
            return Watch.NONE;
          }
        };

    assertThat(Waiting.until(third, LONG)).isTrue();
    assertThat(tries).hasValue(3);
  }

  @Test
  void anInterruptEndsTheCall() {
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(Trap.class)
        .isThrownBy(() -> Waiting.until(new Event(), LONG))
        .satisfies(trap -> assertThat(trap.kind()).isEqualTo(Kind.CANCELED));
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void everyWatcherIsToldOnce() {
    var event = new Event();
    var told = new AtomicInteger();
    event.watch(told::incrementAndGet);
    event.watch(told::incrementAndGet);
    event.watch(told::incrementAndGet).close();

    event.happen();
    event.happen();
    assertThat(told).hasValue(2);

    event.watch(told::incrementAndGet);
    assertThat(told).hasValue(3);
  }

  @Test
  void aWatcherThatFailsKeepsNothingFromTheNext() {
    Logger log = Logger.getLogger(Watcher.class.getName());
    log.setUseParentHandlers(false);
    var event = new Event();
    var told = new CompletableFuture<Boolean>();
    event.watch(() -> {
      throw new IllegalStateException("a defect");
    });
    event.watch(() -> told.complete(true));

    event.happen();
    assertThat(told).isCompletedWithValue(true);
  }
}
