package ai.wippy.runtime.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class ScratchTest {
  private final InstanceState state = new InstanceState();
  private final GuestHeap heap = GuestHeap.scratch(new Handles(state));

  @Test
  void growsAsNeededAndStartsAnewWithEachCall() {
    state.lower();
    assertThat(heap.allocate(1, 3)).isEqualTo(0);
    assertThat(heap.allocate(8, 100_000)).isEqualTo(8);
    assertThat(heap.memory().size()).isEqualTo(2 << 16);
    state.enter();
    assertThat(heap.allocate(4, 4)).isEqualTo(100_008);
    state.exit();
    state.lower();
    assertThat(heap.allocate(1, 3)).isEqualTo(0);
  }

  @Test
  void aCallThatWasRefusedLeavesNothing() {
    state.lower();
    heap.allocate(1, 3);
    state.lower();
    assertThat(heap.allocate(1, 3)).isEqualTo(0);
  }

  @Test
  void textSurvivesGrowth() {
    state.lower();
    String text = "ö€😀".repeat(50_000);
    long slice = heap.lowerString(text, "");
    assertThat(heap.liftString(Slice.at(slice), Slice.length(slice))).isEqualTo(text);
  }

  @Test
  void whatNoMemoryHoldsIsATrap() {
    state.lower();
    assertThatExceptionOfType(Trap.class)
        .isThrownBy(() -> heap.allocate(1, 0xFFFF_FFFFL))
        .withMessage("the host cannot hold values of 4294967295 bytes");
  }
}
