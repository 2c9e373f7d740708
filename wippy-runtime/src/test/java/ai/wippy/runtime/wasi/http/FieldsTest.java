package ai.wippy.runtime.wasi.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Trap;
import ai.wippy.runtime.component.Tuple2;
import ai.wippy.runtime.wasi.http.Types.Fields;
import ai.wippy.runtime.wasi.http.Types.HeaderError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
  private static final Result<?, HeaderError> INVALID = Result.err(new HeaderError.InvalidSyntax());
  private static final Result<?, HeaderError> FORBIDDEN = Result.err(new HeaderError.Forbidden());
  private static final Result<?, HeaderError> IMMUTABLE = Result.err(new HeaderError.Immutable());

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  private static Fields of(String... pairs) {
    var fields = new FieldsHandle(new FieldList(), true);
    for (int i = 0; i < pairs.length; i += 2) {
      fields.append(pairs[i], bytes(pairs[i + 1])).orElseThrow();
    }
    return fields;
  }

  private static List<String> lines(Fields fields) {
    return fields.entries().stream()
        .map(entry -> entry.v0() + ": " + new String(entry.v1(), ISO_8859_1))
        .toList();
  }

  @Test
  void namesKeepTheirCaseAndAreFoundInAnyOther() {
    Fields fields = of("X-One", "1", "x-two", "2", "x-ONE", "3");

    assertThat(fields.has("x-one")).isTrue();
    assertThat(fields.get("X-ONE")).containsExactly(bytes("1"), bytes("3"));
    assertThat(fields.get("x-three")).isEmpty();
    assertThat(fields.has("x-three")).isFalse();
    assertThat(lines(fields)).containsExactly("X-One: 1", "x-two: 2", "x-ONE: 3");
  }

  @Test
  void setReplacesAndDeleteRemovesAll() {
    Fields fields = of("a", "1", "b", "2", "A", "3");
    fields.set("A", List.of(bytes("4"), bytes("5"))).orElseThrow();
    assertThat(lines(fields)).containsExactly("b: 2", "A: 4", "A: 5");
    fields.set("a", List.of()).orElseThrow();
    fields.delete("B").orElseThrow();
    fields.delete("never-there").orElseThrow();
    assertThat(fields.entries()).isEmpty();
  }

  @Test
  void anEmptyValueIsAValue() {
    Fields fields = of("a", "");
    assertThat(fields.has("a")).isTrue();
    assertThat(fields.get("a")).containsExactly(bytes(""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a:", "\u00e4", "a\r\n", "(x)", "{x}", "a,b"})
  void namesThatAreNone(String name) {
    Fields fields = of();
    assertThat(fields.append(name, bytes("x"))).isEqualTo(INVALID);
    assertThat(fields.set(name, List.of(bytes("x")))).isEqualTo(INVALID);
    assertThat(fields.delete(name)).isEqualTo(INVALID);
    assertThat(fields.get(name)).isEmpty();
    assertThat(fields.has(name)).isFalse();
    assertThat(FieldsHandle.of(List.of(new Tuple2<>(name, bytes("x"))))).isEqualTo(INVALID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "a\r\nb", "\u0000", "\u001f", "\u007f"})
  void valuesThatAreNone(String value) {
    Fields fields = of();
    assertThat(fields.append("a", bytes(value))).isEqualTo(INVALID);
    assertThat(fields.set("a", List.of(bytes("x"), bytes(value)))).isEqualTo(INVALID);
    assertThat(fields.has("a")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Connection",
        "HOST",
        "keep-alive",
        "proxy-connection",
        "Proxy-Authorization",
        "transfer-encoding",
        "upgrade",
        "http2-settings"
      })
  void namesThatAreTheHosts(String name) {
    Fields fields = of();
    assertThat(fields.append(name, bytes("x"))).isEqualTo(FORBIDDEN);
    assertThat(fields.set(name, List.of())).isEqualTo(FORBIDDEN);
    assertThat(fields.delete(name)).isEqualTo(FORBIDDEN);
    assertThat(FieldsHandle.of(List.of(new Tuple2<>(name, bytes("x"))))).isEqualTo(FORBIDDEN);
  }

  @Test
  void whatAMessageGivesIsImmutableAndAClonedCopyIsNot() {
    var request = new OutgoingRequestHandle(FieldsHandle.taken(of("a", "1")));
    Fields headers = request.headers();

    assertThat(headers.append("b", bytes("2"))).isEqualTo(IMMUTABLE);
    assertThat(headers.set("b", List.of())).isEqualTo(IMMUTABLE);
    assertThat(headers.delete("a")).isEqualTo(IMMUTABLE);
    Fields clone = headers.clone2();
    clone.append("b", bytes("2")).orElseThrow();
    assertThat(lines(clone)).containsExactly("a: 1", "b: 2");
    assertThat(lines(headers)).containsExactly("a: 1");
  }

  @Test
  void thereIsALimit() {
    Fields fields = of();
    byte[] kilobyte = new byte[1000];
    java.util.Arrays.fill(kilobyte, (byte) 'x');
    for (int i = 0; i < 120; i++) {
      fields.append("name", kilobyte).orElseThrow();
    }
    fields.delete("name").orElseThrow();
    for (int i = 0; i < 120; i++) {
      fields.append("name", kilobyte).orElseThrow();
    }
    assertThatExceptionOfType(Trap.class)
        .isThrownBy(() -> {
          for (int i = 0; i < 20; i++) {
            fields.append("name", kilobyte);
          }
        })
        .withMessageContaining("131072");
  }
}
