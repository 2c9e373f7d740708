package ai.wippy.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoreNumbersTest {
  @Test
  void aVectorIsTwoWordsAndFloatsAreTheirBits() {
    Json values =
        Json.parse(
            """
            [{"type": "i32", "value": "4294967295"},
             {"type": "v128", "lane_type": "i16",
              "value": ["1", "2", "65535", "4", "5", "6", "7", "32768"]},
             {"type": "f32", "value": "1065353216"},
             {"type": "v128", "lane_type": "i64", "value": ["18446744073709551615", "2"]}]
            """);
    assertThat(CoreNumbers.read(values.elements()))
        .containsExactly(-1, 0x0004_FFFF_0002_0001L, 0x8000_0007_0006_0005L, 0x3F80_0000L, -1, 2);
    assertThat(CoreNumbers.match(values, CoreNumbers.read(values.elements()))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "nan:canonical,  7fc00000, true",
    "nan:canonical,  ffc00000, true",
    "nan:canonical,  7fc00001, false",
    "nan:arithmetic, 7fc00001, true",
    "nan:arithmetic, 7fa00000, false",
    "2143289344,     7fc00000, true",
    "2143289344,     ffc00000, false",
  })
  void someNansAreExpectedByKind(String expected, String found, boolean matches) {
    Json value = Json.parse("[{\"type\": \"f32\", \"value\": \"%s\"}]".formatted(expected));
    assertThat(CoreNumbers.match(value, new long[] {Long.parseLong(found, 16)})).isEqualTo(matches);
  }

  @Test
  void allResultsMatchOrNone() {
    Json two =
        Json.parse(
            """
            [{"type": "v128", "lane_type": "f64", "value": ["nan:canonical", "0"]},
             {"type": "i64", "value": "7"}]
            """);
    long nan = 0xFFF8_0000_0000_0000L;
    assertThat(CoreNumbers.match(two, new long[] {nan, 0, 7})).isTrue();
    assertThat(CoreNumbers.match(two, new long[] {nan, 0, 8})).isFalse();
    assertThat(CoreNumbers.match(two, new long[] {nan, 1, 7})).isFalse();
    assertThat(CoreNumbers.match(two, new long[] {nan, 0})).isFalse();
    assertThat(CoreNumbers.match(two, new long[] {nan, 0, 7, 9})).isFalse();
  }
}
