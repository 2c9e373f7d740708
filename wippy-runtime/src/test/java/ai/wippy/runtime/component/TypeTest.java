package ai.wippy.runtime.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ai.wippy.runtime.payload.JavaValues;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TypeTest {
  private static final JavaValues VALUES = JavaValues.INSTANCE;
  private static final int PLACE = 64;

  private static final Type POINT =
      Type.record("point", new Type.Field("x", Type.F32), new Type.Field("y", Type.S64));
  private static final Type USER =
      Type.record(
          "user",
          new Type.Field("name", Type.STRING),
          new Type.Field("tags", Type.list(Type.STRING)),
          new Type.Field("age", Type.option(Type.U8)));
  private static final Type SHAPE =
      Type.variant(
          "shape",
          new Type.Case("circle", Type.F64),
          new Type.Case("named", Type.STRING),
          new Type.Case("small", Type.F32),
          new Type.Case("unit"));
  private static final Type COLOR = Type.enumeration("color", "red", "green", "blue");
  private static final Type PERMS = Type.flags("perms", "read", "write", "exec");
  private static final Type RESULT = Type.result(Type.U32, null);
  private static final Type NESTED = Type.option(Type.option(Type.CHAR));

  private static Object stored(Type type, Object value) {
    var guest = new TestHeap().from(PLACE + (int) type.size());
    type.store(guest.heap, PLACE, VALUES, value);
    return type.load(guest.heap, PLACE, VALUES);
  }

  private static Object lowered(Type type, Object value) {
    var guest = new TestHeap();
    long[] slots = new long[type.flat().length() + 1];
    type.lower(guest.heap, slots, 1, VALUES, value);
    return type.lift(guest.heap, slots, 1, VALUES);
  }

  static Stream<Arguments> values() {
    return Stream.of(
        arguments(Type.BOOL, true, true),
        arguments(Type.S8, -128, -128L),
        arguments(Type.U8, 255, 255L),
        arguments(Type.S16, -32768, -32768L),
        arguments(Type.U16, 65535.0, 65535L),
        arguments(Type.S32, Integer.MIN_VALUE, (long) Integer.MIN_VALUE),
        arguments(Type.U32, 4294967295L, 4294967295L),
        arguments(Type.S64, Long.MIN_VALUE, Long.MIN_VALUE),
        arguments(
            Type.U64,
            new BigInteger("18446744073709551615"),
            new BigInteger("18446744073709551615")),
        arguments(Type.F32, 0.1, (double) 0.1f),
        arguments(Type.F64, 3, 3.0),
        arguments(Type.F64, new BigInteger("18446744073709551615"), 0x1p64),
        arguments(Type.F64, -0.0, -0.0),
        arguments(Type.CHAR, "\uD83D\uDE00", "\uD83D\uDE00"),
        arguments(Type.CHAR, 0x1F600, "\uD83D\uDE00"),
        arguments(Type.STRING, "Wörld\uD83D\uDE00 and more", "Wörld\uD83D\uDE00 and more"),
        arguments(Type.STRING, "", ""),
        arguments(Type.list(Type.U8), new byte[] {1, -1}, new byte[] {1, -1}),
        arguments(Type.list(Type.U8), List.of(1, 255), new byte[] {1, -1}),
        arguments(Type.list(Type.U16), List.of(1, 65535), List.of(1L, 65535L)),
        arguments(Type.list(Type.BOOL), List.of(), List.of()),
        arguments(Type.list(Type.BOOL), Map.of(), List.of()),
        arguments(Type.tuple(Type.U8, Type.F64), List.of(1, 2), List.of(1L, 2.0)),
        arguments(Type.tuple(Type.U8, Type.option(Type.U8)), List.of(1), Arrays.asList(1L, null)),
        arguments(POINT, Map.of("x", 1, "y", 2, "z", "more"), Map.of("x", 1.0, "y", 2L)),
        arguments(
            USER,
            Map.of("name", "Ada", "tags", List.of("a", "b")),
            mapOf("name", "Ada", "tags", List.of("a", "b"), "age", null)),
        arguments(SHAPE, Map.of("circle", 0.5), Map.of("circle", 0.5)),
        arguments(SHAPE, Map.of("named", "x"), Map.of("named", "x")),
        arguments(SHAPE, Map.of("small", -1.5), Map.of("small", -1.5)),
        arguments(SHAPE, Map.of("unit", true), Map.of("unit", true)),
        arguments(SHAPE, "unit", Map.of("unit", true)),
        arguments(COLOR, "blue", "blue"),
        arguments(COLOR, 1, "green"),
        arguments(PERMS, List.of("read", "exec"), Map.of("read", true, "exec", true)),
        arguments(PERMS, Map.of("read", true, "write", false), Map.of("read", true)),
        arguments(PERMS, 6, Map.of("write", true, "exec", true)),
        arguments(PERMS, Map.of(), Map.of()),
        arguments(Type.option(Type.U8), JavaValues.NIL, JavaValues.NIL),
        arguments(Type.option(Type.U8), 0, 0L),
        arguments(NESTED, JavaValues.NIL, JavaValues.NIL),
        arguments(NESTED, mapOf("some", null), mapOf("some", null)),
        arguments(NESTED, Map.of("some", "x"), Map.of("some", "x")),
        arguments(RESULT, Map.of("ok", 5), Map.of("ok", 5L)),
        arguments(RESULT, Map.of("err", true), Map.of("err", true)));
  }

  private static Map<String, Object> mapOf(Object... entries) {
    var map = new HashMap<String, Object>();
    for (int i = 0; i < entries.length; i += 2) {
      map.put((String) entries[i], entries[i + 1]);
    }
    return map;
  }

  @ParameterizedTest
  @MethodSource("values")
  void valuesComeBackFromMemory(Type type, Object value, Object expected) {
    assertThat(stored(type, value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("values")
  void valuesComeBackFromCoreValues(Type type, Object value, Object expected) {
    assertThat(lowered(type, value)).isEqualTo(expected);
  }

  static Stream<Arguments> misfits() {
    Type users = Type.list(USER);
    return Stream.of(
        arguments(Type.BOOL, 1, "expected bool, got number"),
        arguments(Type.U8, 256, "256 is out of range for u8 (0 to 255)"),
        arguments(Type.S8, -129, "-129 is out of range for s8 (-128 to 127)"),
        arguments(Type.U64, -1, "-1 is out of range for u64 (0 to 18446744073709551615)"),
        arguments(
            Type.S64,
            new BigInteger("9223372036854775808"),
            "9223372036854775808 is out of range for s64"
                + " (-9223372036854775808 to 9223372036854775807)"),
        arguments(Type.U32, 1.5, "expected u32, got 1.5, which is not a whole number"),
        arguments(Type.U32, 1e30, "1.0E30 is out of range for u32 (0 to 4294967295)"),
        arguments(Type.U32, Double.NaN, "expected u32, got NaN, which is not a whole number"),
        arguments(Type.F64, "1", "expected f64, got string"),
        arguments(
            Type.CHAR, "ab", "expected char, got a string of 2 bytes that is not one character"),
        arguments(
            Type.CHAR, "", "expected char, got a string of 0 bytes that is not one character"),
        arguments(Type.CHAR, 0xD800, "expected char, got 55296, which is no Unicode scalar value"),
        arguments(
            Type.STRING,
            new byte[] {'a', -1},
            "expected string, got bytes that are not valid UTF-8"),
        arguments(Type.list(Type.STRING), "x", "expected list<string>, got string"),
        arguments(
            Type.list(Type.STRING),
            Map.of("a", 1),
            "expected list<string>, got a table with names"),
        arguments(users, List.of(1), "[0]: expected user, got number"),
        arguments(
            users,
            List.of(Map.of("name", "Ada")),
            "[0]: field `tags` (list<string>) of user is missing"),
        arguments(
            users,
            List.of(
                Map.of("name", "a", "tags", List.of()),
                Map.of("name", "b", "tags", List.of("x", true))),
            "[1].tags[1]: expected string, got boolean"),
        arguments(
            USER,
            Map.of("name", "a", "tags", List.of(), "age", 300),
            "age: 300 is out of range for u8 (0 to 255)"),
        arguments(Type.tuple(Type.U8), List.of(1, 2), "expected tuple<u8>, got 2 elements"),
        arguments(
            Type.tuple(Type.U8, Type.U8), List.of(1), "expected tuple<u8, u8>, got 1 element"),
        arguments(SHAPE, "circle", "case `circle` of shape needs a payload: {circle = f64}"),
        arguments(
            SHAPE,
            "cirle",
            "`cirle` is no case of shape; expected `circle`, `named`, `small`, `unit`"),
        arguments(SHAPE, Map.of("circle", "x"), "circle: expected f64, got string"),
        arguments(
            SHAPE,
            Map.of(),
            "expected a table with one of `circle`, `named`, `small`, `unit` for shape"),
        arguments(COLOR, "pink", "`pink` is no color; expected one of red, green, blue"),
        arguments(COLOR, 3, "3 is no color; its cases are 0 to 2"),
        arguments(PERMS, List.of("reed"), "`reed` is no flag of perms; expected read, write, exec"),
        arguments(PERMS, 8, "8 has bits that perms does not have"),
        arguments(PERMS, Map.of("read", 1), "read: expected true or false, got number"),
        arguments(RESULT, Map.of("okay", 1), "expected a table with `ok` or `err` for result<u32>"),
        arguments(RESULT, Map.of("ok", "1"), "ok: expected u32, got string"));
  }

  @ParameterizedTest
  @MethodSource("misfits")
  void misfitsAreNamedWithTheirPath(Type type, Object value, String message) {
    assertThatExceptionOfType(BadValue.class)
        .isThrownBy(() -> stored(type, value))
        .withMessage(message);
    assertThatExceptionOfType(BadValue.class)
        .isThrownBy(() -> lowered(type, value))
        .withMessage(message);
  }

  @Test
  void slotsOfCasesAreJoined() {
    assertThat(SHAPE.flat()).isEqualTo("ili");
    assertThat(Type.variant("v", new Type.Case("a", Type.F32), new Type.Case("b", Type.S32)).flat())
        .isEqualTo("ii");
    long[] slots = new long[3];
    SHAPE.lower(new TestHeap().heap, slots, 0, VALUES, Map.of("small", -1.5));
    assertThat(slots).containsExactly(2, Float.floatToRawIntBits(-1.5f) & 0xFFFF_FFFFL, 0);
  }

  @Test
  void layoutFollowsTheSpecification() {
    Type type = Type.record("r", new Type.Field("a", Type.U8), new Type.Field("b", SHAPE));
    assertThat(type.size()).isEqualTo(24);
    assertThat(type.alignment()).isEqualTo(8);
    assertThat(USER.size()).isEqualTo(20);
  }

  @Test
  void whatAGuestMayNotGiveIsATrap() {
    var guest =
        new TestHeap().bytes(0, 3).bytes(4, 0x00, 0xD8, 0, 0).bytes(8, 0xF0, 0xFF, 0, 0, 0x20);
    assertThatExceptionOfType(Trap.class)
        .isThrownBy(() -> COLOR.load(guest.heap, 0, VALUES))
        .withMessage("invalid discriminant: 3 of 3 cases");
    assertThatExceptionOfType(Trap.class)
        .isThrownBy(() -> Type.CHAR.load(guest.heap, 4, VALUES))
        .withMessage("invalid char: 0xd800 is no Unicode scalar value");
    assertThatExceptionOfType(Trap.class)
        .isThrownBy(() -> Type.STRING.load(guest.heap, 8, VALUES))
        .withMessageStartingWith("out of bounds memory access");
    long[] unaligned = {2, 1};
    assertThatExceptionOfType(Trap.class)
        .isThrownBy(() -> Type.list(Type.U32).lift(guest.heap, unaligned, 0, VALUES))
        .withMessageStartingWith("unaligned pointer");
    long[] endless = {0, -1};
    assertThatExceptionOfType(Trap.class)
        .isThrownBy(() -> Type.list(Type.U8).lift(guest.heap, endless, 0, VALUES))
        .withMessage("a list of 4294967295 elements is too long");
  }

  @Test
  void bitsThatATypeDoesNotNeedMeanNothing() {
    long[] slots = {0xFFFF_FF80L};
    GuestHeap heap = new TestHeap().heap;
    assertThat(Type.S8.lift(heap, slots, 0, VALUES)).isEqualTo(-128L);
    assertThat(Type.U8.lift(heap, slots, 0, VALUES)).isEqualTo(128L);
    assertThat(PERMS.lift(heap, slots, 0, VALUES)).isEqualTo(Map.of());
    assertThat(Type.BOOL.lift(heap, new long[] {2}, 0, VALUES)).isEqualTo(true);
  }

  @Test
  void typesReadAsWit() {
    assertThat(Type.list(Type.option(Type.tuple(Type.U8, USER))).wit())
        .isEqualTo("list<option<tuple<u8, user>>>");
    assertThat(Type.result(null, Type.STRING).wit()).isEqualTo("result<_, string>");
    assertThat(Type.result(null, null).wit()).isEqualTo("result");
  }
}
