package ai.wippy.runtime.wasi.clocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sleeping costs a parked virtual thread, nothing else. */
@Timeout(30)
class SleepersTest {
  @Test
  void tenThousandAtOnce() {
    var latest = new AtomicLong();
    long nap = Duration.ofSeconds(1).toNanos();
    try (var guests = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 10_000; i++) {
        guests.submit(() -> {
          var clock = new HostMonotonicClock();
          clock.subscribeDuration(nap).block();
          latest.accumulateAndGet(clock.now() - nap, Math::max);
        });
      }
    }
    // One after the other, they would take hours.
    assertThat(Duration.ofNanos(latest.get())).isLessThan(Duration.ofSeconds(20));
  }
}
