package ai.wippy.runtime.lua.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

class TableTest {
  private static final LuaValue[] KEYS = keys();

  private static LuaValue[] keys() {
    var keys = new ArrayList<LuaValue>();
    for (int i = -3; i <= 40; i++) {
      keys.add(Numbers.of(i));
    }
    for (int i = 0; i < 30; i++) {
      keys.add(LuaValue.valueOf("key" + i));
    }
    keys.addAll(List.of(Numbers.of(1.5), Numbers.of(Long.MAX_VALUE), LuaValue.TRUE, new Table()));
    return keys.toArray(LuaValue[]::new);
  }

  /** Does what comes to its mind to a table and to a map, and compares the two. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void behavesLikeAMap(long seed) {
    var random = new Random(seed);
    var table = new Table();
    Map<LuaValue, LuaValue> model = new HashMap<>();
    for (int step = 0; step < 5000; step++) {
      LuaValue key = KEYS[random.nextInt(KEYS.length)];
      LuaValue value = random.nextInt(3) == 0 ? LuaValue.NIL : Numbers.of(step);
      table.set(key, value);
      if (value.isnil()) {
        model.remove(key);
      } else {
        model.put(key, value);
      }
      if (step % 50 == 0) {
        same(table, model);
      }
    }
  }

  private static void same(Table table, Map<LuaValue, LuaValue> model) {
    for (LuaValue key : KEYS) {
      assertThat(table.get(key)).isEqualTo(model.getOrDefault(key, LuaValue.NIL));
    }
    int border = table.length();
    assertThat(border == 0 || model.containsKey(Numbers.of(border))).isTrue();
    assertThat(model).doesNotContainKey(Numbers.of(border + 1L));
    assertThat(table.keyCount()).isEqualTo(model.size());
    assertThat(visited(table)).isEqualTo(model.keySet());
  }

  private static Set<LuaValue> visited(Table table) {
    Set<LuaValue> keys = new HashSet<>();
    for (Varargs next = table.next(LuaValue.NIL);
        !next.arg1().isnil();
        next = table.next(next.arg1())) {
      assertThat(keys.add(next.arg1())).as("visited once: %s", next.arg1()).isTrue();
      assertThat(next.arg(2)).isEqualTo(table.get(next.arg1()));
    }
    return keys;
  }

  @Test
  void removesWhatItVisits() {
    var table = new Table();
    for (LuaValue key : KEYS) {
      table.set(key, LuaValue.TRUE);
    }
    var iteration = Iteration.of(LuaValue.varargsOf(Iteration.NEXT, table, LuaValue.NIL));
    int visited = 0;
    while (iteration.advance()) {
      table.set(iteration.first(), LuaValue.NIL);
      visited++;
    }
    assertThat(visited).isEqualTo(KEYS.length);
    assertThat(table.keyCount()).isZero();
  }

  @Test
  void aCopyIsIndependent() {
    var table = new Table();
    table.set(1, Numbers.of(1));
    table.set(LuaValue.valueOf("a"), Numbers.of(1));

    Table copy = table.copy();
    copy.set(1, Numbers.of(2));
    copy.set(LuaValue.valueOf("a"), Numbers.of(2));
    copy.set(LuaValue.valueOf("b"), Numbers.of(2));
    table.set(LuaValue.valueOf("a"), Numbers.of(3));

    assertThat(table.get(1)).isEqualTo(Numbers.of(1));
    assertThat(table.get(LuaValue.valueOf("a"))).isEqualTo(Numbers.of(3));
    assertThat(table.get(LuaValue.valueOf("b"))).isEqualTo(LuaValue.NIL);
    assertThat(copy.get(1)).isEqualTo(Numbers.of(2));
    assertThat(copy.get(LuaValue.valueOf("a"))).isEqualTo(Numbers.of(2));
  }

  @Test
  void keepsNumbersOfEverySubtype() {
    var table = new Table();
    LuaValue key = LuaValue.valueOf("n");
    for (LuaValue number :
        List.of(
            Numbers.of(5),
            Numbers.of(5.0),
            Numbers.of(Long.MAX_VALUE),
            Numbers.ofUnsigned(-1),
            Numbers.of(-0.0))) {
      table.set(key, number);
      assertThat(table.get(key)).isSameAs(number);
    }
    table.set(key, LuaValue.valueOf("01234"));
    assertThat(table.get(key)).isEqualTo(LuaValue.valueOf("01234"));
  }

  @Test
  void refusesKeysThatAreNone() {
    var table = new Table();

    assertThatThrownBy(() -> table.set(LuaValue.NIL, LuaValue.TRUE))
        .hasMessage("table index is nil");
    assertThatThrownBy(() -> table.set(Numbers.of(Double.NaN), LuaValue.TRUE))
        .hasMessage("table index is NaN");
    assertThat(table.get(Numbers.of(Double.NaN))).isEqualTo(LuaValue.NIL);
    assertThat(table.get(LuaValue.NIL)).isEqualTo(LuaValue.NIL);
    assertThatThrownBy(() -> table.next(LuaValue.TRUE)).hasMessage("invalid key to 'next'");
  }
}
