package ai.wippy.runtime.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValueCopyTest {
  private static Object copy(Object value) {
    return new ValueCopy(JavaValues.INSTANCE, JavaValues.INSTANCE).copy("argument 1", value);
  }

  @Test
  void sharesNothing() {
    var list = new ArrayList<Object>(List.of(1L, "a", Map.of("k", new byte[] {(byte) 0xff})));

    var copied = (List<?>) copy(list);
    list.clear();

    assertThat(copied).hasSize(3);
    assertThat(((Map<?, ?>) copied.get(2)).get("k")).isEqualTo(new byte[] {(byte) 0xff});
  }

  @Test
  void namesThePathToWhatCannotCross() {
    Object thread = Thread.currentThread();
    Object value = Map.of("users", List.of(Map.of("tags", List.of("x", thread))));

    assertThatThrownBy(() -> copy(value))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "argument 1.users[1].tags[2]: a %s cannot be passed on"
                .formatted(thread.getClass().getName()));
  }

  @Test
  void refusesCyclesAndWhatIsTooDeep() {
    var cycle = new HashMap<String, Object>();
    cycle.put("self", List.of(cycle));
    assertThatThrownBy(() -> copy(cycle))
        .hasMessage("argument 1.self[1]: a table that contains itself cannot be passed on");

    Object deep = "bottom";
    for (int i = 0; i < 129; i++) {
      deep = List.of(deep);
    }
    var tooDeep = deep;
    assertThatThrownBy(() -> copy(tooDeep))
        .hasMessageEndingWith("nested more than 128 levels deep");
    assertThat(copy(((List<?>) tooDeep).getFirst())).isInstanceOf(List.class);
  }

  @Test
  void refusesTablesThatGrowBeyondMeasure() {
    Object bomb = List.of("x");
    for (int i = 0; i < 40; i++) {
      bomb = List.of(bomb, bomb);
    }
    var value = bomb;
    assertThatThrownBy(() -> copy(value)).hasMessageContaining("more than 16777216 values");
  }
}
