package ai.wippy.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private final Settings settings =
      new Settings(Map.of("t", "x", "f", true, "n", 7L, "d", "1m30s", "nanos", 5_000L));

  @Test
  void readsValuesOfTheRightTypeAndElseTheDefault() {
    assertThat(settings.text("t", "-")).isEqualTo("x");
    assertThat(settings.text("n", "-")).isEqualTo("-");
    assertThat(settings.flag("f", false)).isTrue();
    assertThat(settings.flag("missing", true)).isTrue();
    assertThat(settings.number("n", 0)).isEqualTo(7);
    assertThat(settings.duration("d", Duration.ZERO)).isEqualTo(Duration.ofSeconds(90));
    assertThat(settings.duration("nanos", Duration.ZERO)).isEqualTo(Duration.ofNanos(5_000));
    assertThat(settings.duration("missing", Duration.ofDays(1))).isEqualTo(Duration.ofDays(1));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "30s, 30000000000",
    "1h30m, 5400000000000",
    "1.5s, 1500000000",
    ".5ms, 500000",
    "2us, 2000",
    "2µs, 2000",
    "-1ns, -1",
    "1m1s1ms, 61001000000"
  })
  void readsDurations(String text, long nanos) {
    assertThat(Durations.parse(text)).isEqualTo(Duration.ofNanos(nanos));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "s", "1 s", "1x", "1h 30m", "--1s", "999999999h"})
  void refusesWhatIsNoDuration(String text) {
    assertThatThrownBy(() -> Durations.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
