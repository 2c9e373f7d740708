package ai.wippy.runtime.lua.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.luaj.vm2.LuaValue;

class CountedLoopTest {
  private static final String MAX = "9223372036854775807";
  private static final String MIN = "-9223372036854775808";

  @ParameterizedTest
  @CsvSource({
    "1, 10, 1, 10",
    "1, 10, 3, 4",
    "10, 1, -3, 4",
    "1, 0, 1, 0",
    "0, 1, -1, 0",
    MAX + ", " + MAX + ", 1, 1",
    "9223372036854775805, " + MAX + ", 2, 2",
    MIN + ", " + MIN + ", -1, 1",
    MIN + ", " + MAX + ", " + MAX + ", 3",
    MAX + ", " + MIN + ", " + MIN + ", 2",
    "0, " + MIN + ", " + MIN + ", 2",
  })
  void countsTurns(long start, long limit, long step, long turns) {
    assertThat(CountedLoop.turns(start, Numbers.of(limit), step)).isEqualTo(turns);
    var loop = CountedLoop.of(Numbers.of(start), Numbers.of(limit), Numbers.of(step));
    for (long i = 0; i < turns; i++) {
      assertThat(loop.next()).isEqualTo(Numbers.of(start + i * step));
    }
    assertThat(loop.next()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 3.9, 1, 3",
    "1, -3.9, -1, 5",
    "1, NaN, 1, 0",
    "1, -Infinity, 1, 0",
    "1, 1e300, 4611686018427387904, 2"
  })
  void roundsALimitThatIsAFloat(long start, double limit, long step, long turns) {
    assertThat(CountedLoop.turns(start, Numbers.of(limit), step)).isEqualTo(turns);
  }

  @Test
  void neverEndsWithoutEnd() {
    assertThat(Long.compareUnsigned(CountedLoop.turns(1, Numbers.of(1 / 0.0), 1), Long.MAX_VALUE))
        .isZero();
    assertThat(CountedLoop.turns(Long.MIN_VALUE, Numbers.of(Long.MAX_VALUE), 1)).isEqualTo(-1);
  }

  @Test
  void countsInFloatsIfTheStartIsOne() {
    var loop = CountedLoop.of(Numbers.of(1.0), Numbers.of(2), Numbers.of(0.5));

    assertThat(loop.next()).isInstanceOf(LuaFloat.class).isEqualTo(Numbers.of(1.0));
    assertThat(loop.next()).isEqualTo(Numbers.of(1.5));
    assertThat(loop.next()).isEqualTo(Numbers.of(2.0));
    assertThat(loop.next()).isNull();
  }

  @Test
  void refusesWhatIsNoNumberAndAStepOfZero() {
    LuaValue one = Numbers.of(1);

    assertThatThrownBy(() -> CountedLoop.of(LuaValue.NIL, one, one))
        .hasMessage("'for' initial value must be a number");
    assertThatThrownBy(() -> CountedLoop.of(one, LuaValue.TRUE, one))
        .hasMessage("'for' limit must be a number");
    assertThatThrownBy(() -> CountedLoop.of(one, one, new Table()))
        .hasMessage("'for' step must be a number");
    assertThatThrownBy(() -> CountedLoop.of(one, one, Numbers.of(0)))
        .hasMessage("'for' step is zero");
  }
}
