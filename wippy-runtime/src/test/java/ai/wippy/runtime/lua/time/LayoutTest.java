package ai.wippy.runtime.lua.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Layouts; what the values are is what the original's standard library gives for them. */
class LayoutTest {
  private static final Location NEW_YORK = Location.named("America/New_York").orElseThrow();
  private static final Time TIME = Time.of(Instant.parse("2024-03-05T19:07:08.012300Z"), NEW_YORK);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "2006-01-02T15:04:05Z07:00|2024-03-05T14:07:08-05:00",
        "2006-01-02T15:04:05.999999999Z07:00|2024-03-05T14:07:08.0123-05:00",
        "2006-01-02 15:04:05.000000|2024-03-05 14:07:08.012300",
        "05.000 05,000 05.99|08.012 08,012 08.01",
        "Mon Jan _2 15:04:05 2006|Tue Mar  5 14:07:08 2024",
        "Monday, 02-Jan-06 15:04:05 MST|Tuesday, 05-Mar-24 14:07:08 EST",
        "Mon, 02 Jan 2006 15:04:05 -0700|Tue, 05 Mar 2024 14:07:08 -0500",
        "3:04PM 03:04 pm 3h4m5s|2:07PM 02:07 pm 2h7m8s",
        "January 2, 2006 (002) __2|March 5, 2024 (065)  65",
        "1/2/06|3/5/24",
        "-07 -0700 -07:00 -070000 -07:00:00|-05 -0500 -05:00 -050000 -05:00:00",
        "Z07 Z0700 Z070000 Z07:00:00|-05 -0500 -050000 -05:00:00",
        "Janet Money _2006 .1|Janet Money _2024 .3",
        "plain text|plain text",
      })
  void writes(String layout, String expected) {
    assertThat(Layout.of(layout).format(TIME)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2006-01-02T15:04:05Z07:00, 2024-12-29T15:04:05Z, 2024-12-29T15:04:05Z",
    "2006-01-02T15:04:05Z07:00, 2024-12-29T15:04:05.25+02:30, 2024-12-29T12:34:05.250Z",
    "2006-01-02, 2024-02-29, 2024-02-29T00:00:00Z",
    "2006 002, 2024 060, 2024-02-29T00:00:00Z",
    "15:04:05, 14:30:00, 0000-01-01T14:30:00Z",
    "3:04PM, 12:05AM, 0000-01-01T00:05:00Z",
    "3:04PM, 12:05PM, 0000-01-01T12:05:00Z",
    "January 2 2006, february 3 1970, 1970-02-03T00:00:00Z",
    "02 Jan 06, 02 Jan 68, 2068-01-02T00:00:00Z",
    "02 Jan 06, 02 Jan 69, 1969-01-02T00:00:00Z",
    "2006-01-02 15:04:05.000, 2024-12-29 01:02:03.456, 2024-12-29T01:02:03.456Z",
    "2006-01-02 15:04:05 MST, 2024-12-29 14:30:00 EST, 2024-12-29T14:30:00Z",
    "Jan _2 2006, Jan  5 2024, 2024-01-05T00:00:00Z",
  })
  void reads(String layout, String value, Instant expected) {
    assertThat(Layout.of(layout).parse(value, Location.UTC).instant()).isEqualTo(expected);
  }

  @Test
  void readsWhereItIsToldTo() {
    var time = Layout.of("2006-01-02 15:04").parse("2024-07-01 12:00", NEW_YORK);
    assertThat(time.instant()).isEqualTo("2024-07-01T16:00:00Z");
    assertThat(time.location()).isEqualTo(NEW_YORK);
    var named = Layout.of("2006-01-02 MST").parse("2024-01-01 EST", NEW_YORK);
    assertThat(named.instant()).isEqualTo("2024-01-01T05:00:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2006-01-02|tomorrow|parsing time \"tomorrow\" as \"2006-01-02\": cannot parse \"tomorrow\" as \"2006\"",
        "2006-01-02|2024-1-02|parsing time \"2024-1-02\" as \"2006-01-02\": cannot parse \"1-02\" as \"01\"",
        "15:04|15:04x|parsing time \"15:04x\" as \"15:04\": extra text: \"x\"",
        "Z07:00|+99:00|parsing time \"+99:00\" as \"Z07:00\": cannot parse \"+99:00\" as \"Z07:00\"",
        "5.000|7.1|parsing time \"7.1\" as \"5.000\": cannot parse \".1\" as \".000\"",
      })
  void says(String layout, String value, String message) {
    assertThatThrownBy(() -> Layout.of(layout).parse(value, Location.UTC)).hasMessage(message);
  }

  @Test
  void refusesDaysThatAreNone() {
    assertThatThrownBy(() -> Layout.of("2006-01-02").parse("2023-02-29", Location.UTC))
        .hasMessageStartingWith("parsing time \"2023-02-29\" as \"2006-01-02\": ");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0s",
    "1, 1ns",
    "1500, 1.5µs",
    "2000000, 2ms",
    "1000000000, 1s",
    "5400000000000, 1h30m0s",
    "-90500000000, -1m30.5s",
    "-9223372036854775808, -2562047h47m16.854775808s",
  })
  void durations(long nanos, String text) {
    assertThat(DurationText.of(Duration.ofNanos(nanos))).isEqualTo(text);
  }

  @Test
  void roundingCountsFromTheYearOne() {
    var time = Time.of(Instant.parse("2024-03-05T19:37:08.5Z"), Location.UTC);
    assertThat(time.truncated(Duration.ofHours(1)).instant()).isEqualTo("2024-03-05T19:00:00Z");
    assertThat(time.rounded(Duration.ofHours(1)).instant()).isEqualTo("2024-03-05T20:00:00Z");
    assertThat(time.rounded(Duration.ofSeconds(1)).instant()).isEqualTo("2024-03-05T19:37:09Z");
    assertThat(time.truncated(Duration.ofDays(7)).instant()).isEqualTo("2024-03-04T00:00:00Z");
    assertThat(time.truncated(Duration.ZERO)).isEqualTo(time);
    assertThat(time.plus(0, 0, 27).instant()).isEqualTo("2024-04-01T19:37:08.5Z");
    assertThat(time).hasToString("2024-03-05 19:37:08.5 +0000 UTC");
  }
}
