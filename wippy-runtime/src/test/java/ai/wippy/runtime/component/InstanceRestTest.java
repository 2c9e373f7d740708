package ai.wippy.runtime.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.dylibso.chicory.wasm.types.MemoryLimits;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Instances that rest between calls. */
class InstanceRestTest {
  private static final int PAGE = 65_536;

  private final MemoryPool pool = new MemoryPool(PAGE);
  private final InstanceState state = new InstanceState();
  private final GuestMemory memory;
  private final GuestHeap heap;
  private final Handles handles = new Handles(state);

  InstanceRestTest() {
    pool.learn(new byte[PAGE]);
    memory = state.keep(new GuestMemory(new MemoryLimits(1, 2), pool));
    heap = new GuestHeap(state, memory, (_, _, _, _) -> 8, GuestHeap.Encoding.UTF8);
  }

  private void call() {
    state.lower();
    heap.allocate(1, 8);
    state.enter();
    memory.i32(0, memory.i32(0) + 1);
    state.postReturn();
    state.exit();
  }

  @Test
  void aFreshInstanceRestsUntilItIsCalled() {
    assertThat(memory.atRest()).isTrue();
    assertThat(state.reusable()).isTrue();
    state.enter();
    assertThat(memory.atRest()).isFalse();
  }

  @Test
  void anInstanceWithAStartFunctionIsAwake() {
    state.prepare();
    assertThat(memory.atRest()).isFalse();
    call();
    assertThat(memory.i32(0)).isEqualTo(1);
  }

  @Test
  void theNextCallFindsWhatTheLastOneLeft() {
    for (int i = 1; i <= 3; i++) {
      call();
      assertThat(memory.atRest()).isFalse();
      state.rest();
      state.rest();
      assertThat(memory.atRest()).isTrue();
      assertThat(state.reusable()).isTrue();
    }
    assertThat(memory.i32(0)).isEqualTo(3);
  }

  @Test
  void notInACall() {
    state.enter();
    assertThatIllegalStateException()
        .isThrownBy(state::rest)
        .withMessageContaining("in a call")
        .withMessageContaining("let it rest between calls");
    state.postReturn();
    assertThatIllegalStateException().isThrownBy(state::rest);
    assertThat(memory.atRest()).isFalse();
    state.exit();
    state.rest();
    assertThat(memory.atRest()).isTrue();
  }

  @Test
  void aTrapIsNotForgotten() {
    state.enter();
    assertThatIllegalStateException().isThrownBy(state::rest);
    assertThatExceptionOfType(Trap.class).isThrownBy(state::enter);
    assertThat(state.reusable()).isFalse();
  }

  @Test
  void aClosedInstanceStaysClosed() {
    call();
    state.rest();
    state.close();
    state.rest();
    assertThat(state.reusable()).isFalse();
    assertThatIllegalStateException().isThrownBy(state::enter);
    assertThatIllegalStateException().isThrownBy(state::lower);
    assertThat(memory.size()).isZero();
  }

  @Test
  void whatRefusedArgumentsTookIsNotForgotten() {
    state.lower();
    heap.allocate(1, 8);
    state.rest();
    assertThat(state.reusable()).isFalse();
    call();
    assertThat(state.reusable()).isFalse();
  }

  @Test
  void aCallWhoseArgumentsWereRefusedCanRest() {
    state.lower();
    state.rest();
    assertThat(memory.atRest()).isTrue();
    assertThat(state.reusable()).isTrue();
  }

  /** It is closed when it is dropped, not before. */
  @Test
  void aResourceKeepsARestingInstanceOpen() {
    var ended = new ArrayList<String>();
    call();
    state.hold(1);
    state.rest();
    state.closeWhenUnused(() -> ended.add("closed"));
    assertThat(ended).isEmpty();
    call();
    state.hold(-1);
    state.rest();
    state.closeIfUnused();
    assertThat(ended).containsExactly("closed");
  }

  @Test
  void aResourceThatIsDroppedWakesItsGuest() {
    var dropped = new ArrayList<Integer>();
    state.define(
        ResourceType.ofGuest(
            "thing",
            handles,
            rep -> {
              memory.i32(0, rep);
              dropped.add(rep);
            }));
    call();
    var resource = new GuestResource(state.type(0), 7);
    state.rest();
    state.destroy(resource);
    assertThat(dropped).isEqualTo(List.of(7));
    assertThat(memory.i32(0)).isEqualTo(7);
    assertThat(state.reusable()).isTrue();
  }
}
