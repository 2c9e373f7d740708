package ai.wippy.runtime.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.JavaValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTest {
  private static Object read(String text) {
    return JsonReader.read(JavaValues.INSTANCE, text.getBytes(UTF_8));
  }

  private static String write(Object value) {
    return new String(JsonWriter.write(JavaValues.INSTANCE, value), UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true",
        "null",
        "-1",
        "9223372036854775807",
        "18446744073709551615",
        "1.5",
        "\"äöü € 😀 \\\" \\\\ \\n\"",
        "[1,[2],{}]",
        "{\"a\":{\"b-c\":[true,null]}}",
      })
  void comesBackAsItWas(String text) {
    assertThat(write(read(text))).isEqualTo(text.replace("{}", "[]").replace("{},", "[],"));
  }

  @Test
  void valuesAreThoseOfTheCaller() {
    assertThat(read(" { \"a\" : [ 1 , 2.0 , \"\\u00e4\\ud83d\\ude00\" ] } "))
        .isEqualTo(Map.of("a", List.of(1L, 2.0, "ä😀")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1,]|character 4: expected a value",
        "{\"a\":1,}|character 8: expected a name in quotes",
        "{a:1}|character 2: expected a name in quotes",
        "01|character 3: a number has no zero in front",
        "1.|it ends too early",
        "[1|it ends too early",
        "1 2|something follows",
        "\"\\x\"|unknown escape",
        "\"\\ud800\"|half of a surrogate pair",
        "tru|expected true",
        "''|it ends too early",
      })
  void mistakesAreShown(String text, String problem) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(Failure.class).hasMessageContaining(problem);
  }

  @Test
  void depthIsLimited() {
    assertThatThrownBy(() -> read("[".repeat(100_000))).hasMessageContaining("levels deep");
    List<Object> loop = new ArrayList<>();
    loop.add(loop);
    assertThatThrownBy(() -> write(loop)).hasMessageContaining("levels deep");
  }

  @Test
  void whatHasNoJsonIsRefused() {
    assertThat(write(Double.NaN)).isEqualTo("null");
    assertThatThrownBy(() -> write(new byte[] {(byte) 0xff})).hasMessageContaining("no text");
    assertThatThrownBy(
            () -> JsonReader.read(JavaValues.INSTANCE, new byte[] {'"', (byte) 0xff, '"'}))
        .hasMessageContaining("UTF-8");
  }
}
