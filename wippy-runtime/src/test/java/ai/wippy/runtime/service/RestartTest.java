package ai.wippy.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestartTest {
  @ParameterizedTest
  @CsvSource({
    "1, 0.5, 1000",
    "2, 0.5, 2000",
    "8, 0.5, 90000",
    "500, 0.5, 90000",
    "1, 0, 900",
    "1, 1, 1100"
  })
  void pausesGrowUpToALimitAndVary(int attempt, double random, long millis) {
    assertThat(Restart.DEFAULT.delay(attempt, random)).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @CsvSource({"0, 1000000, false", "3, 3, false", "3, 4, true"})
  void restartsAreCounted(long max, int attempt, boolean exhausted) {
    var restart = new Restart(Duration.ZERO, Duration.ZERO, 1, 0, max);
    assertThat(restart.exhausted(attempt)).isEqualTo(exhausted);
  }
}
