package ai.wippy.build.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.wippy.runtime.component.CoreInstance;
import ai.wippy.runtime.component.CoreModule;
import ai.wippy.runtime.component.InstanceState;
import ai.wippy.runtime.component.Trap;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An instance that has the memory of one before it cannot be told from the first. */
class RecyclingTest {
  private final CoreModule module = Writer.module();
  private final byte[] fresh = new Writer(module).content();

  /** Everything that the next instance shows is as the first instance showed it. */
  private void assertFresh(byte[] array) {
    var next = new Writer(module);
    assertThat(next.array()).isSameAs(array);
    assertThat(next.content()).isEqualTo(fresh);
    assertThat(next.call("calls")).isEqualTo(5);
    assertThat(next.call("elements")).isEqualTo(2);
    next.call("memory.init", 0, 0);
    assertThat(next.instance.memory("memory").u8(0)).isEqualTo('a');
  }

  @ParameterizedTest
  @MethodSource("ai.wippy.build.wasm.Writer#instructions")
  void everyInstructionThatWrites(String instruction) {
    var random = new Random(instruction.hashCode());
    for (int round = 0; round < 40; round++) {
      var writer = new Writer(module);
      byte[] array = writer.array();
      for (int i = random.nextInt(5); i >= 0; i--) {
        writer.call(
            instruction, Writer.address(random), random.nextLong() | 0x0101_0101_0101_0101L);
      }
      writer.call("change");
      assertThat(writer.content()).isNotEqualTo(fresh);
      writer.state.close();
      assertFresh(array);
    }
  }

  @Test
  void anInstanceThatHasGrownLeavesASmallOne() {
    var writer = new Writer(module);
    assertThat(writer.call("grow", 2)).isEqualTo(Writer.PAGES);
    writer.call("i64.store", Writer.SIZE + Writer.PAGE, -1);
    writer.state.close();
    var next = new Writer(module);
    assertThat(next.content()).isEqualTo(fresh);
    assertThatThrownBy(() -> next.call("i64.store", Writer.SIZE - 7, -1)).isInstanceOf(Trap.class);
    assertThat(next.call("grow", 2)).isEqualTo(Writer.PAGES);
    assertThat(next.content()).isEqualTo(Arrays.copyOf(fresh, (Writer.PAGES + 2) * Writer.PAGE));
  }

  /** Its guest may be on the stack still, and come back to its memory. */
  @Test
  void theMemoryOfAnInstanceThatIsClosedInACallIsNotUsedAgain() {
    var writer = new Writer(module);
    byte[] array = writer.array();
    writer.state.enter();
    writer.state.close();
    assertThat(new Writer(module).array()).isNotSameAs(array);
    writer.call("i32.store", 0, 7);
    assertThat(new Writer(module).content()).isEqualTo(fresh);
  }

  @Test
  void anInstanceThatHasTrappedLeavesNothing() {
    var writer = new Writer(module);
    byte[] array = writer.array();
    writer.state.enter();
    assertThatThrownBy(() -> writer.call("trap")).isInstanceOf(RuntimeException.class);
    writer.state.close();
    var next = new Writer(module);
    assertThat(next.array()).isNotSameAs(array);
    assertThat(next.content()).isEqualTo(fresh);
  }

  @Test
  void whoeverHoldsAClosedInstanceReachesNothing() {
    var writer = new Writer(module);
    writer.state.close();
    assertThatThrownBy(() -> writer.call("i32.store", 1000, 7)).isInstanceOf(Trap.class);
    assertThat(new Writer(module).content()).isEqualTo(fresh);
  }

  /** Where its segment goes depends on an import, so no two instances need be alike. */
  @Test
  void aModuleWithSegmentsThatMoveIsNotRecycled() {
    CoreModule moving =
        Guests.module(
            """
            (module
              (import "host" "base" (global i32))
              (memory (export "memory") 1)
              (data (global.get 0) "here"))
            """);
    CoreModule bases =
        Guests.module(
            """
            (module
              (global (export "low") i32 (i32.const 10))
              (global (export "high") i32 (i32.const 5000)))
            """);
    CoreInstance base = bases.instantiate(new InstanceState(), List.of());
    var state = new InstanceState();
    CoreInstance low = moving.instantiate(state, List.of(base.export("low")));
    assertThat(low.memory("memory").u8(10)).isEqualTo('h');
    state.close();
    CoreInstance high = moving.instantiate(new InstanceState(), List.of(base.export("high")));
    assertThat(high.memory("memory").u8(10)).isZero();
    assertThat(high.memory("memory").u8(5000)).isEqualTo('h');
  }
}
