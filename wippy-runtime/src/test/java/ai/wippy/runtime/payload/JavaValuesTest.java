package ai.wippy.runtime.payload;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.runtime.payload.Values.Shape;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JavaValuesTest {
  private static final JavaValues VALUES = JavaValues.INSTANCE;

  @Test
  void shapesFollowTheValueNotTheClass() {
    assertThat(VALUES.shape(true)).isEqualTo(Shape.BOOLEAN);
    assertThat(VALUES.shape((short) 3)).isEqualTo(Shape.INTEGER);
    assertThat(VALUES.shape(3.0)).isEqualTo(Shape.INTEGER);
    assertThat(VALUES.shape(-0x1p63)).isEqualTo(Shape.INTEGER);
    assertThat(VALUES.shape(0x1p63)).isEqualTo(Shape.FLOAT);
    assertThat(VALUES.shape(-0.0)).isEqualTo(Shape.FLOAT);
    assertThat(VALUES.shape(Float.NaN)).isEqualTo(Shape.FLOAT);
    assertThat(VALUES.shape(BigInteger.ONE)).isEqualTo(Shape.INTEGER);
    assertThat(VALUES.shape(BigInteger.TWO.pow(64).subtract(BigInteger.ONE)))
        .isEqualTo(Shape.UNSIGNED);
    assertThat(VALUES.shape(BigInteger.TWO.pow(64))).isEqualTo(Shape.FLOAT);
    assertThat(VALUES.shape(BigInteger.TWO.pow(63).negate())).isEqualTo(Shape.INTEGER);
    assertThat(VALUES.shape(new byte[0])).isEqualTo(Shape.STRING);
    assertThat(VALUES.shape(new StringBuilder())).isEqualTo(Shape.STRING);
    assertThat(VALUES.shape(List.of())).isEqualTo(Shape.TABLE);
    assertThat(VALUES.shape((AutoCloseable) () -> {})).isEqualTo(Shape.HANDLE);
    assertThat(VALUES.shape(JavaValues.NIL)).isEqualTo(Shape.NIL);
    assertThat(VALUES.shape(new Object())).isEqualTo(Shape.OTHER);
  }

  @Test
  void nullInsideIsNilOnItsOwn() {
    var map = new HashMap<String, Object>();
    map.put("a", null);
    assertThat(VALUES.field(map, "a")).isSameAs(JavaValues.NIL);
    assertThat(VALUES.field(map, "b")).isNull();
    assertThat(VALUES.element(Arrays.asList(1, null), 1)).isSameAs(JavaValues.NIL);
    Object list = VALUES.newList(1);
    VALUES.add(list, 0, JavaValues.NIL);
    assertThat(list).isEqualTo(Arrays.asList((Object) null));
    Object made = VALUES.newMap(1);
    VALUES.put(made, "a", JavaValues.NIL);
    assertThat(made).isEqualTo(map);
  }

  @Test
  void unsignedNumbersAreExact() {
    assertThat(VALUES.ofUnsigned(-1)).isEqualTo(new BigInteger("18446744073709551615"));
    assertThat(VALUES.ofUnsigned(1)).isEqualTo(1L);
    assertThat(VALUES.longOf(new BigInteger("18446744073709551615"))).isEqualTo(-1);
  }

  @Test
  void textIsUtf8() {
    byte[] target = new byte[4];
    VALUES.copyBytes("é", target, 1);
    assertThat(target).containsExactly(0, 0xC3, 0xA9, 0);
    assertThat(VALUES.byteLength("é")).isEqualTo(2);
    assertThat(VALUES.ofUtf8(target, 1, 2)).isEqualTo("é");
  }

  @Test
  void tablesAreListsOrMaps() {
    assertThat(VALUES.length(Map.of("a", 1))).isZero();
    assertThat(VALUES.fieldNames(Map.of("a", 1))).containsExactly("a");
    assertThat(VALUES.fieldNames(List.of(1))).isEmpty();
    assertThat(VALUES.field(List.of(1), "a")).isNull();
  }

  @Test
  void valuesAreDescribedInTheCallersWords() {
    assertThat(VALUES.describe(JavaValues.NIL)).isEqualTo("null");
    assertThat(VALUES.describe(Map.of())).isEqualTo("map");
    assertThat(VALUES.describe(List.of())).isEqualTo("list");
    assertThat(VALUES.describe(new byte[0])).isEqualTo("bytes");
    assertThat(VALUES.describe(1.5)).isEqualTo("number");
  }
}
