package ai.wippy.runtime.wasi.clocks;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.runtime.wasi.clocks.WallClock.Datetime;
import ai.wippy.runtime.wasi.io.Event;
import ai.wippy.runtime.wasi.io.Io;
import ai.wippy.runtime.wasi.io.ReadyPollable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class ClocksTest {
  private static final long MILLI = 1_000_000;

  private final HostMonotonicClock clock = new HostMonotonicClock();

  @Test
  void sleepsAsLongAsAsked() {
    long start = clock.now();
    var pollable = clock.subscribeDuration(30 * MILLI);
    assertThat(pollable.ready()).isFalse();
    pollable.block();
    assertThat(pollable.ready()).isTrue();
    assertThat(clock.now() - start).isBetween(30 * MILLI, 5_000 * MILLI);
  }

  @Test
  void wakesAtAnInstant() {
    long when = clock.now() + 20 * MILLI;
    clock.subscribeInstant(when).block();
    assertThat(clock.now()).isGreaterThanOrEqualTo(when);
    assertThat(clock.subscribeInstant(when).ready()).isTrue();
    assertThat(clock.subscribeInstant(0).ready()).isTrue();
    assertThat(clock.subscribeDuration(0).ready()).isTrue();
  }

  @Test
  void timesAreUnsigned() {
    assertThat(clock.subscribeDuration(-1).ready()).isFalse();
    assertThat(clock.subscribeDuration(Long.MAX_VALUE).ready()).isFalse();
    assertThat(clock.subscribeInstant(-1).ready()).isFalse();
  }

  @Test
  void aTimeoutOfWhatNeverHappens() {
    var never = new ReadyPollable(new Event());
    var late = clock.subscribeDuration(10 * MILLI);
    var later = clock.subscribeDuration(Duration.ofMinutes(1).toNanos());
    assertThat(new Io().poll(List.of(never, later, late, clock.subscribeDuration(-1))))
        .containsExactly(2);
  }

  @Test
  void theTimeOfDay() {
    var clock = new HostWallClock(() -> Instant.ofEpochSecond(1_700_000_000, 5));
    assertThat(clock.now()).isEqualTo(new Datetime(1_700_000_000, 5));
    assertThat(clock.resolution()).isEqualTo(new Datetime(0, 1_000));
  }

  @Test
  void timezones() {
    var berlin = new HostTimezone(ZoneId.of("Europe/Berlin"));
    var summer = new Datetime(Instant.parse("2026-07-01T00:00:00Z").getEpochSecond(), 0);
    var winter = new Datetime(Instant.parse("2026-01-01T00:00:00Z").getEpochSecond(), 0);
    assertThat(berlin.utcOffset(summer)).isEqualTo(7200);
    assertThat(berlin.display(summer).inDaylightSavingTime()).isTrue();
    assertThat(berlin.display(winter).inDaylightSavingTime()).isFalse();
    assertThat(berlin.utcOffset(new Datetime(-1, 0))).isEqualTo(3600);
    assertThat(berlin.utcOffset(new Datetime(Long.MAX_VALUE, 0))).isEqualTo(3600);
    assertThat(new HostTimezone(ZoneOffset.UTC).display(winter).utcOffset()).isZero();
  }
}
