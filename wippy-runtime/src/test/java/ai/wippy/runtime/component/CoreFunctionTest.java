package ai.wippy.runtime.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CoreFunctionTest {
  private static final CoreFunction DOUBLE =
      CoreFunction.host((long[] args) -> new long[] {2 * args[0]});

  @Test
  void oneThatIsNotThereYetTraps() {
    var later = CoreFunction.later();
    assertThatThrownBy(() -> later.call(21))
        .isInstanceOf(Trap.class)
        .hasMessageContaining("uninitialized element");
    later.become(DOUBLE);
    assertThat(later.call(21)).containsExactly(42);
  }

  @Test
  void itBecomesWhatItIsOnce() {
    var later = CoreFunction.later();
    later.become(DOUBLE);
    assertThatThrownBy(() -> later.become(DOUBLE)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> DOUBLE.become(later)).isInstanceOf(IllegalStateException.class);
  }
}
