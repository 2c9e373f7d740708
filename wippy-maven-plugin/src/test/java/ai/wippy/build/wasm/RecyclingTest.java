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
import org.junit.jupiter.params.provider.ValueSource;

/** An instance that has the memory of one before it cannot be told from the first. */
class RecyclingTest {
  private static final int PAGE = 65_536;
  private static final int PAGES = 40;
  private static final int SIZE = PAGES * PAGE;

  static final TranslatedModule WRITER =
      Guests.translate(
          Guests.wat(
              """
              (module
                (memory (export "memory") 40 60)
                (global $calls (mut i32) (i32.const 5))
                (table (export "table") 2 10 funcref)
                (data (i32.const 1000) "some text that every instance begins with")
                (data (i32.const 1310000) "and some more, much later")
                (data $late "what is copied when it is asked for")
                (func (export "i32.store8") (param i32 i64)
                  local.get 0 local.get 1 i32.wrap_i64 i32.store8)
                (func (export "i32.store16") (param i32 i64)
                  local.get 0 local.get 1 i32.wrap_i64 i32.store16)
                (func (export "i32.store") (param i32 i64)
                  local.get 0 local.get 1 i32.wrap_i64 i32.store)
                (func (export "i64.store8") (param i32 i64) local.get 0 local.get 1 i64.store8)
                (func (export "i64.store16") (param i32 i64) local.get 0 local.get 1 i64.store16)
                (func (export "i64.store32") (param i32 i64) local.get 0 local.get 1 i64.store32)
                (func (export "i64.store") (param i32 i64) local.get 0 local.get 1 i64.store)
                (func (export "f32.store") (param i32 i64)
                  local.get 0 local.get 1 i32.wrap_i64 f32.reinterpret_i32 f32.store)
                (func (export "f64.store") (param i32 i64)
                  local.get 0 local.get 1 f64.reinterpret_i64 f64.store)
                (func (export "memory.fill") (param i32 i64)
                  local.get 0 local.get 1 i32.wrap_i64 i32.const 9000 memory.fill)
                (func (export "memory.copy") (param i32 i64)
                  local.get 0 i32.const 1000 i32.const 9000 memory.copy)
                (func (export "memory.init") (param i32 i64)
                  local.get 0 i32.const 2 i32.const 20 memory.init $late)
                (func (export "i32.atomic.rmw.add") (param i32 i64)
                  local.get 0 i32.const -4 i32.and local.get 1 i32.wrap_i64
                  i32.atomic.rmw.add drop)
                (func (export "i64.atomic.store") (param i32 i64)
                  local.get 0 i32.const -8 i32.and local.get 1 i64.atomic.store)
                (func (export "i64.atomic.rmw.cmpxchg") (param i32 i64)
                  local.get 0 i32.const -8 i32.and
                  local.get 0 i32.const -8 i32.and i64.atomic.load
                  local.get 1 i64.atomic.rmw.cmpxchg drop)
                (func (export "grow") (param i32) (result i32) local.get 0 memory.grow)
                (func (export "change")
                  i32.const 9 global.set $calls
                  ref.null func i32.const 3 table.grow drop
                  data.drop $late)
                (func (export "calls") (result i32) global.get $calls)
                (func (export "elements") (result i32) table.size)
                (func (export "trap") i32.const 0 i32.const 1 i32.store unreachable))
              """));

  private final CoreModule module = Guests.load(WRITER);
  private final byte[] fresh = image(module.instantiate(new InstanceState(), List.of()));

  private static byte[] image(CoreInstance instance) {
    var memory = instance.memory("memory");
    return Arrays.copyOf(memory.array(), (int) memory.size());
  }

  private static long call(CoreInstance instance, String function, long... args) {
    long[] results = instance.function(function).call(args);
    return results.length == 0 ? 0 : results[0];
  }

  /** Everything that the next instance shows is as the first instance showed it. */
  private CoreInstance assertFresh(byte[] array) {
    CoreInstance next = module.instantiate(new InstanceState(), List.of());
    assertThat(next.memory("memory").array()).isSameAs(array);
    assertThat(image(next)).isEqualTo(fresh);
    assertThat(call(next, "calls")).isEqualTo(5);
    assertThat(call(next, "elements")).isEqualTo(2);
    call(next, "memory.init", 0, 0);
    assertThat(next.memory("memory").u8(0)).isEqualTo('a');
    return next;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i32.store8",
        "i32.store16",
        "i32.store",
        "i64.store8",
        "i64.store16",
        "i64.store32",
        "i64.store",
        "f32.store",
        "f64.store",
        "memory.fill",
        "memory.copy",
        "memory.init",
        "i32.atomic.rmw.add",
        "i64.atomic.store",
        "i64.atomic.rmw.cmpxchg"
      })
  void everyInstructionThatWrites(String instruction) {
    var random = new Random(instruction.hashCode());
    for (int round = 0; round < 40; round++) {
      var state = new InstanceState();
      CoreInstance instance = module.instantiate(state, List.of());
      byte[] array = instance.memory("memory").array();
      for (int i = random.nextInt(5); i >= 0; i--) {
        // Near the borders of blocks, as nothing else is difficult.
        int at = Math.floorMod(random.nextInt(640) * 4096 + random.nextInt(24) - 12, SIZE - 9000);
        call(instance, instruction, at, random.nextLong() | 0x0101_0101_0101_0101L);
      }
      call(instance, "change");
      assertThat(image(instance)).isNotEqualTo(fresh);
      state.close();
      assertFresh(array);
    }
  }

  @Test
  void anInstanceThatHasGrownLeavesASmallOne() {
    var state = new InstanceState();
    CoreInstance instance = module.instantiate(state, List.of());
    assertThat(call(instance, "grow", 2)).isEqualTo(PAGES);
    call(instance, "i64.store", SIZE + PAGE, -1);
    state.close();
    CoreInstance next = module.instantiate(new InstanceState(), List.of());
    assertThat(image(next)).isEqualTo(fresh);
    assertThatThrownBy(() -> call(next, "i64.store", SIZE - 7, -1)).isInstanceOf(Trap.class);
    assertThat(call(next, "grow", 2)).isEqualTo(PAGES);
    assertThat(image(next)).isEqualTo(Arrays.copyOf(fresh, (PAGES + 2) * PAGE));
  }

  /** Its guest may be on the stack still, and come back to its memory. */
  @Test
  void theMemoryOfAnInstanceThatIsClosedInACallIsNotUsedAgain() {
    var state = new InstanceState();
    CoreInstance instance = module.instantiate(state, List.of());
    byte[] array = instance.memory("memory").array();
    state.enter();
    state.close();
    assertThat(module.instantiate(new InstanceState(), List.of()).memory("memory").array())
        .isNotSameAs(array);
    call(instance, "i32.store", 0, 7);
    assertThat(image(module.instantiate(new InstanceState(), List.of()))).isEqualTo(fresh);
  }

  @Test
  void anInstanceThatHasTrappedLeavesNothing() {
    var state = new InstanceState();
    CoreInstance instance = module.instantiate(state, List.of());
    byte[] array = instance.memory("memory").array();
    state.enter();
    assertThatThrownBy(() -> call(instance, "trap")).isInstanceOf(RuntimeException.class);
    state.close();
    CoreInstance next = module.instantiate(new InstanceState(), List.of());
    assertThat(next.memory("memory").array()).isNotSameAs(array);
    assertThat(image(next)).isEqualTo(fresh);
  }

  @Test
  void whoeverHoldsAClosedInstanceReachesNothing() {
    var state = new InstanceState();
    CoreInstance instance = module.instantiate(state, List.of());
    state.close();
    assertThatThrownBy(() -> call(instance, "i32.store", 1000, 7)).isInstanceOf(Trap.class);
    assertThat(image(module.instantiate(new InstanceState(), List.of()))).isEqualTo(fresh);
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
