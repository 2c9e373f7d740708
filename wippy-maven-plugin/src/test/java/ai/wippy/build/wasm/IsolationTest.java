package ai.wippy.build.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.wippy.runtime.component.CoreFunction;
import ai.wippy.runtime.component.CoreInstance;
import ai.wippy.runtime.component.CoreModule;
import ai.wippy.runtime.component.Host;
import ai.wippy.runtime.component.Imports;
import ai.wippy.runtime.component.InstanceState;
import ai.wippy.runtime.component.Limits;
import ai.wippy.runtime.component.Trap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What instances share, which is nothing unless it is imported, and what they may use. */
class IsolationTest {
  private static final int PAGE = 65_536;

  private static final CoreModule COUNTER =
      Guests.module(
          """
          (module
            (memory (export "memory") 1 100)
            (table (export "table") 2 10 funcref)
            (global $calls (mut i32) (i32.const 5))
            (data (i32.const 0) "abc")
            (data $late "xyz")
            (func (export "count") (result i32)
              global.get $calls i32.const 1 i32.add global.set $calls global.get $calls)
            (func (export "grow-memory") (param i32) (result i32) local.get 0 memory.grow)
            (func (export "grow-table") (param i32) (result i32) ref.null func local.get 0 table.grow)
            (func (export "table-size") (result i32) table.size)
            (func (export "late") (result i32)
              i32.const 8 i32.const 1 i32.const 2 memory.init $late
              data.drop $late
              i32.const 8 i32.load16_u)
            (func (export "poke") i32.const 0 i32.const 7 i32.store8))
          """);

  private static CoreInstance counter() {
    return COUNTER.instantiate(new InstanceState(), List.of());
  }

  private static long call(CoreInstance instance, String function, long... args) {
    long[] results = instance.function(function).call(args);
    return results.length == 0 ? 0 : results[0];
  }

  @Test
  void instancesHaveGlobalsOfTheirOwn() {
    CoreInstance first = counter();
    assertThat(call(first, "count")).isEqualTo(6);
    assertThat(call(first, "count")).isEqualTo(7);
    assertThat(call(counter(), "count")).isEqualTo(6);
  }

  @Test
  void instancesHaveMemoriesOfTheirOwn() {
    CoreInstance first = counter();
    call(first, "poke");
    assertThat(call(first, "grow-memory", 3)).isEqualTo(1);
    CoreInstance second = counter();
    assertThat(second.memory("memory").u8(0)).isEqualTo('a');
    assertThat(second.memory("memory").size()).isEqualTo(PAGE);
    assertThat(first.memory("memory").u8(0)).isEqualTo(7);
    assertThat(first.memory("memory")).isSameAs(first.memory("memory"));
  }

  /** Chicory 1.7.5 grows the limits in the module that all instances share. */
  @Test
  void instancesHaveTablesOfTheirOwn() {
    CoreInstance first = counter();
    assertThat(call(first, "grow-table", 5)).isEqualTo(2);
    assertThat(call(first, "table-size")).isEqualTo(7);
    assertThat(call(first, "grow-table", 5)).isEqualTo(-1);
    assertThat(call(counter(), "table-size")).isEqualTo(2);
  }

  @Test
  void aDroppedSegmentIsGoneForOneInstanceOnly() {
    CoreInstance first = counter();
    assertThat(call(first, "late")).isEqualTo('y' + 256 * 'z');
    assertThatThrownBy(() -> call(first, "late"))
        .isInstanceOf(Trap.class)
        .hasMessageStartingWith("out of bounds memory access");
    assertThat(call(counter(), "late")).isEqualTo('y' + 256 * 'z');
  }

  @Test
  void memoryGrowsUpToTheLimitOfTheEntry() {
    CoreInstance instance = COUNTER.instantiate(limited(4L * PAGE + 100), List.of());
    assertThat(call(instance, "grow-memory", 4)).isEqualTo(-1);
    assertThat(call(instance, "grow-memory", 3)).isEqualTo(1);
    assertThat(call(instance, "grow-memory", 1)).isEqualTo(-1);
    assertThat(call(counter(), "grow-memory", 99)).isEqualTo(1);
    assertThat(call(counter(), "grow-memory", 100)).isEqualTo(-1);
  }

  @Test
  void aLimitThatIsTooSmallToStartIsATrap() {
    assertThatThrownBy(() -> COUNTER.instantiate(limited(1000), List.of()))
        .isInstanceOf(Trap.class)
        .hasMessage("the module needs 65536 bytes of memory to start, but the limit is 1000");
  }

  @Test
  void aMemoryLargerThanTheJvmCanHoldIsATrap() {
    CoreModule huge = Guests.module("(module (memory 40000))");
    assertThatThrownBy(() -> huge.instantiate(limited(Long.MAX_VALUE), List.of()))
        .isInstanceOf(Trap.class)
        .hasMessageStartingWith("the module needs 2621440000 bytes of memory to start");
  }

  @Test
  void exportsThatDoNotExistAreNamed() {
    assertThatThrownBy(() -> counter().function("nothing"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the core module exports no nothing");
  }

  @Test
  void importsAreGivenByPosition() {
    String module =
        """
        (module
          (import "a" "f" (func $first (result i32)))
          (import "a" "f" (func $second (result i32)))
          (import "a" "f" (func $third (param i64) (result f64)))
          (func (export "first") (result i32) call $first)
          (func (export "second") (result i32) call $second)
          (func (export "third") (result f64) i64.const -3 call $third))
        """;
    CoreInstance instance =
        Guests.instance(
            module,
            CoreFunction.host(_ -> new long[] {1}),
            CoreFunction.host(_ -> new long[] {2}),
            CoreFunction.host(args -> new long[] {Double.doubleToRawLongBits(args[0] / 2.0)}));
    assertThat(call(instance, "first")).isEqualTo(1);
    assertThat(call(instance, "second")).isEqualTo(2);
    assertThat(Double.longBitsToDouble(call(instance, "third"))).isEqualTo(-1.5);
    assertThatThrownBy(() -> Guests.instance(module))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the module has 3 imports, given are 0");
  }

  @Test
  void aHostFunctionMaySeeTheMemoryOfItsCaller() {
    CoreInstance instance =
        Guests.instance(
            """
            (module
              (import "a" "peek" (func $peek (param i32) (result i32)))
              (memory 1)
              (data (i32.const 3) "Q")
              (func (export "peek") (result i32) i32.const 3 call $peek))
            """,
            CoreFunction.host((memory, args) -> new long[] {memory.u8((int) args[0])}));
    assertThat(call(instance, "peek")).isEqualTo('Q');
  }

  private static InstanceState limited(long maxMemoryBytes) {
    var state = new InstanceState();
    state.begin(new Host(new Limits(maxMemoryBytes), Imports.of(Map.of())));
    return state;
  }
}
