package ai.wippy.runtime.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class InstanceStateTest {
  private final TestHeap guest = new TestHeap();
  private final InstanceState state = guest.state;

  @Test
  void aCallLeavesTheInstanceAsItWas() {
    state.lower();
    guest.heap.allocate(1, 8);
    state.enter();
    state.postReturn();
    state.exit();
    assertThat(state.reusable()).isTrue();
    state.enter();
  }

  @Test
  void aCallThatDoesNotEndPoisonsTheInstance() {
    state.enter();
    assertThat(state.reusable()).isFalse();
    assertThatExceptionOfType(Trap.class)
        .isThrownBy(state::enter)
        .withMessageStartingWith("cannot enter component instance");
    assertThatExceptionOfType(Trap.class).isThrownBy(state::lower);
  }

  @Test
  void anAllocatorThatTrapsPoisonsTheInstance() {
    var heap =
        new GuestHeap(
            state,
            guest.memory,
            (_, _, _, _) -> {
              throw new Trap("no memory");
            },
            GuestHeap.Encoding.UTF8);
    state.lower();
    assertThatExceptionOfType(Trap.class).isThrownBy(() -> heap.allocate(1, 1));
    assertThat(state.reusable()).isFalse();
    assertThatExceptionOfType(Trap.class).isThrownBy(state::lower);
  }

  @Test
  void refusedArgumentsLeaveTheInstanceUsableButLeaky() {
    state.lower();
    assertThat(state.reusable()).isTrue();
    guest.heap.allocate(1, 1);
    assertThat(state.reusable()).isFalse();
    state.lower();
    state.enter();
    state.exit();
    assertThat(state.reusable()).as("what was lost stays lost").isFalse();
  }

  @Test
  void theGuestMayCallNothingWhileItAllocatesOrCleansUp() {
    state.checkLeave();
    var heap =
        new GuestHeap(
            state,
            guest.memory,
            (_, _, _, _) -> {
              state.checkLeave();
              return 0;
            },
            GuestHeap.Encoding.UTF8);
    state.lower();
    assertThatExceptionOfType(Trap.class)
        .isThrownBy(() -> heap.allocate(1, 1))
        .withMessage("cannot leave component instance");
    var other = new InstanceState();
    other.enter();
    other.checkLeave();
    other.postReturn();
    assertThatExceptionOfType(Trap.class).isThrownBy(other::checkLeave);
  }

  @Test
  void nothingEntersAClosedInstance() {
    state.close();
    assertThat(state.reusable()).isFalse();
    assertThatIllegalStateException().isThrownBy(state::enter);
  }
}
