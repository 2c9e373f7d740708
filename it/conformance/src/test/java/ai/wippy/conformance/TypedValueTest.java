package ai.wippy.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.wippy.runtime.payload.JavaValues;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedValueTest {
  private static TypedValue value(String json) {
    return TypedValue.of(Json.parse(json));
  }

  private static Map<String, @Nullable Object> single(String name, @Nullable Object value) {
    var map = new LinkedHashMap<String, @Nullable Object>();
    map.put(name, value);
    return map;
  }

  @ParameterizedTest
  @CsvSource({
    // any NaN
    "f32, 2143289344, NaN, true",
    "f32, 4290772992, NaN, true",
    "f64, 9221120237041090560, NaN, true",
    "f32, 0, NaN, false",
    // zeros by their sign
    "f32, 0, 0.0, true",
    "f32, 2147483648, 0.0, false",
    "f32, 2147483648, -0.0, true",
    "f64, 9223372036854775808, 0.0, false",
    // f32 exactly
    "f32, 1065353216, 1.0, true",
    "f32, 1036831949, 0.1, false",
    "f64, 4591870180066957722, 0.1, true",
  })
  void floatsAreBits(String type, String bits, double found, boolean same) throws Problem {
    assertThat(value("{\"type\":\"%s\",\"value\":\"%s\"}".formatted(type, bits)).matches(found))
        .isEqualTo(same);
  }

  @Test
  void integersAreExact() throws Problem {
    TypedValue largest = value("{\"type\":\"u64\",\"value\":\"18446744073709551615\"}");
    assertThat(largest.matches(new BigInteger("18446744073709551615"))).isTrue();
    assertThat(largest.matches(-1L)).isFalse();
    assertThat(value("{\"type\":\"s8\",\"value\":\"-128\"}").matches(-128L)).isTrue();
    assertThat(value("{\"type\":\"s8\",\"value\":\"1\"}").matches(1.0)).isFalse();
  }

  @Test
  void bytesAreListsOfU8() throws Problem {
    TypedValue list =
        value(
            """
            {"type":"list","value":[{"type":"u8","value":"200"},{"type":"u8","value":"0"}]}
            """);
    assertThat(list.matches(new byte[] {(byte) 200, 0})).isTrue();
    assertThat(list.matches(new byte[] {(byte) 200})).isFalse();
    assertThat(list.matches(List.of(200L, 0L))).isTrue();
  }

  @Test
  void optionsOfOptions() throws Problem {
    TypedValue none = value("{\"type\":\"option\",\"value\":null}");
    TypedValue someNone =
        value("{\"type\":\"option\",\"value\":{\"type\":\"option\",\"value\":null}}");
    assertThat(none.toJava()).isSameAs(JavaValues.NIL);
    assertThat(none.matches(JavaValues.NIL)).isTrue();
    assertThat(someNone.toJava()).isEqualTo(single("some", null));
    assertThat(someNone.matches(single("some", null))).isTrue();
    assertThat(someNone.matches(JavaValues.NIL)).isFalse();
  }

  @Test
  void recordsAndCases() throws Problem {
    TypedValue record =
        value(
            """
            {"type":"record","value":[
              ["a",{"type":"variant","value":{"case":"plain"}}],
              ["b",{"type":"result","value":{"Err":{"type":"string","value":"no"}}}],
              ["c",{"type":"flags","value":["x","y"]}],
              ["d",{"type":"option","value":null}]]}
            """);
    var found = new LinkedHashMap<String, @Nullable Object>();
    found.put("a", single("plain", true));
    found.put("b", single("err", "no"));
    found.put("c", Map.of("x", true, "y", true));
    found.put("d", null);
    assertThat(record.matches(found)).isTrue();
    found.put("b", single("ok", "no"));
    assertThat(record.matches(found)).isFalse();
    assertThat(((Map<?, ?>) record.toJava()).get("c")).isEqualTo(Arrays.asList("x", "y"));
  }

  @Test
  void textMayHoldUnpairedSurrogates() throws Problem {
    assertThat(value("{\"type\":\"string\",\"value\":\"a\\ud800\\n\\\"\"}").matches("a\ud800\n\""))
        .isTrue();
  }

  @Test
  void unknownTypes() {
    TypedValue stream = value("{\"type\":\"stream\",\"value\":null}");
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(stream::toJava)
        .withMessageContaining("stream");
  }
}
