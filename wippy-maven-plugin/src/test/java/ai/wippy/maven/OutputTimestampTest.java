package ai.wippy.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OutputTimestampTest {
  @ParameterizedTest
  @CsvSource({
    "2026-11-01T00:00:00Z,      2026-11-01T00:00:00Z",
    "2026-11-01T02:00:00+02:00, 2026-11-01T00:00:00Z",
    "1793491200,                2026-11-01T00:00:00Z",
    "1980-01-01T00:00:02Z,      1980-01-01T00:00:02Z",
    "2099-12-31T23:59:59Z,      2099-12-31T23:59:59Z",
  })
  void readsBothForms(String value, Instant time) {
    assertThat(OutputTimestamp.parse(value)).isEqualTo(time);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"x", "-"})
  void noneIsTheEarliestTimeThatAZipFileHas(@Nullable String value) {
    assertThat(OutputTimestamp.parse(value)).isEqualTo("1980-01-01T00:00:02Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"yesterday", "2026-11-01", "2026-13-01T00:00:00Z", "", "99999999999999999999"})
  void anythingElseIsRefusedByName(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OutputTimestamp.parse(value))
        .withMessageContaining("`" + value + "` is neither ISO 8601");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1980-01-01T00:00:01Z", "2100-01-01T00:00:00Z"})
  void aTimeThatNoZipFileHoldsIsRefused(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OutputTimestamp.parse(value))
        .withMessageContaining("`" + value + "` is not between");
  }
}
