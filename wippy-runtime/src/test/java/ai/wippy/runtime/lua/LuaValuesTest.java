package ai.wippy.runtime.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.JavaValues;
import ai.wippy.runtime.payload.ValueCopy;
import ai.wippy.runtime.payload.Values.Shape;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

class LuaValuesTest {
  private final LuaState state = Compiled.state();
  private final LuaValues values = (LuaValues) state.values();

  private LuaValue eval(String expression) {
    return state
        .call(Compiled.chunk("return " + expression, "test").in(state.globals()), LuaValue.NONE)
        .arg1();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nil                              | NIL      | nil",
        "true                             | BOOLEAN  | boolean",
        "1                                | INTEGER  | integer",
        "1.0                              | INTEGER  | integer",
        "1.5                              | FLOAT    | float",
        "2^53                             | INTEGER  | integer",
        "2^63                             | UNSIGNED | integer",
        "2^64                             | FLOAT    | float",
        "-2^63                            | INTEGER  | integer",
        "math.huge                        | FLOAT    | float",
        "0/0                              | FLOAT    | float",
        "math.maxinteger                  | INTEGER  | integer",
        "[[x]]                            | STRING   | string",
        "{}                               | TABLE    | table",
        "print                            | OTHER    | function",
        "coroutine.create(print)          | OTHER    | thread",
        "errors.new('x')                  | OTHER    | error",
      })
  void seesShapes(String expression, Shape shape, String description) {
    LuaValue value = eval(expression);

    assertThat(values.shape(value)).isEqualTo(shape);
    assertThat(values.describe(value)).isEqualTo(description);
  }

  @ParameterizedTest
  @ValueSource(
      longs = {
        0,
        -1,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        1L << 31,
        (1L << 53) - 1,
        1L << 53,
        (1L << 53) + 1,
        -(1L << 53) - 1,
        Long.MAX_VALUE,
        Long.MIN_VALUE
      })
  void keepsWholeNumbersExact(long number) {
    assertThat(values.longOf(values.ofLong(number))).isEqualTo(number);
    assertThat(values.longOf(values.ofUnsigned(number))).isEqualTo(number);
    assertThat(values.shape(values.ofLong(number))).isEqualTo(Shape.INTEGER);
    assertThat(values.shape(values.ofUnsigned(number)))
        .isEqualTo(number < 0 ? Shape.UNSIGNED : Shape.INTEGER);
    assertThat(values.ofLong(number)).hasToString(Long.toString(number));
    assertThat(values.ofUnsigned(number)).hasToString(Long.toUnsignedString(number));
  }

  @Test
  void longsOfFloatsBeyondS64AreTheBitsOfU64() {
    assertThat(values.longOf(eval("2^63"))).isEqualTo(Long.MIN_VALUE);
    assertThat(values.longOf(eval("2^63 + 2^62"))).isEqualTo(0xC000000000000000L);
  }

  @Test
  void listsReachToTheirLargestIndex() {
    assertThat(values.length(eval("{1, nil, 3}"))).isEqualTo(3);
    assertThat(values.length(eval("{nil, nil, 3}"))).isEqualTo(3);
    assertThat(values.length(eval("{[2] = 'b', x = 1}"))).isEqualTo(2);
    assertThat(values.length(eval("{x = 1, y = 2}"))).isZero();
    assertThat(values.length(eval("{1, 2, 3, n = 3}"))).isEqualTo(3);
    assertThat(values.element(eval("{1, nil, 3}"), 1)).isSameAs(LuaValue.NIL);
    assertThatThrownBy(() -> values.length(eval("{1, [1000000000] = 2}")))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "list of 2 elements with an element at index 1000000000: too many holes for a list");
  }

  @Test
  void mapsHaveTextsAndNumbersForNames() {
    LuaValue map = eval("{a = 1, ['tag-count'] = 2, [-5] = 3, [1.5] = 4}");

    assertThat(values.fieldNames(map)).containsExactlyInAnyOrder("a", "tag-count", "-5", "1.5");
    assertThat(values.field(map, "tag-count")).hasToString("2");
    assertThat(values.field(map, "-5")).hasToString("3");
    assertThat(values.field(map, "1.5")).hasToString("4");
    assertThat(values.field(map, "b")).isNull();
    assertThat(values.fieldNames(eval("{1, 2, x = 3}"))).isEmpty();
  }

  @Test
  void tablesAreReadRaw() {
    LuaValue table = eval("setmetatable({a = 1}, {__index = function() error('called') end})");

    assertThat(values.field(table, "b")).isNull();
  }

  @Test
  void textSurvivesBeyondTheBasicPlane() {
    assertThat(values.textOf(values.ofText("\uD83D\uDE00 é"))).isEqualTo("\uD83D\uDE00 é");
    assertThat(values.byteLength(values.ofText("\uD83D\uDE00"))).isEqualTo(4);
    assertThat(values.shape(values.ofHandle(() -> {}))).isEqualTo(Shape.HANDLE);
  }

  @Test
  void everyValueSurvivesTheWayThereAndBack() {
    var random = new Random(42);
    for (int i = 0; i < 2000; i++) {
      Object value = random(random, 4);
      Object there = new ValueCopy(JavaValues.INSTANCE, values).copy("value", value);
      Object other = new ValueCopy(values, Compiled.state().values()).copy("value", there);
      Object back = new ValueCopy(values, JavaValues.INSTANCE).copy("value", other);

      assertThat(back).isEqualTo(value);
    }
  }

  private static Object random(Random random, int depth) {
    return switch (random.nextInt(depth == 0 ? 6 : 8)) {
      case 0 -> random.nextBoolean();
      case 1 -> random.nextLong() >> random.nextInt(64);
      case 2 -> random.nextDouble() - 0.5;
      case 3 -> BigInteger.TWO.pow(63).add(BigInteger.valueOf(random.nextLong() >>> 1));
      case 4 -> "text %d \u00e9 \uD83D\uDE00".formatted(random.nextInt());
      case 5 -> JavaValues.NIL.toString();
      case 6 -> {
        List<Object> list = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(5); i++) {
          list.add(random(random, depth - 1));
        }
        yield list;
      }
      default -> {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < random.nextInt(5); i++) {
          map.put("key-" + random.nextInt(100), random(random, depth - 1));
        }
        yield map;
      }
    };
  }

  @Test
  void listsAreFilledInTheirArrayPart() {
    var list = (LuaTable) values.newList(100);
    for (int i = 0; i < 100; i++) {
      values.add(list, i, values.ofLong(i));
    }
    assertThat(values.length(list)).isEqualTo(100);
    assertThat(list.rawget(100)).hasToString("99");
  }
}
