package ai.wippy.build.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.wippy.runtime.component.CoreInstance;
import ai.wippy.runtime.component.CoreModule;
import ai.wippy.runtime.component.InstanceState;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Translated code finds in a memory that has rested what it would find in one that has not.
 * Functions are called without entering the instance first, so that it is the code's own access
 * that wakes it.
 */
class RestingTest {
  private final CoreModule module = Writer.module();

  @ParameterizedTest
  @MethodSource("ai.wippy.build.wasm.Writer#instructions")
  void everyInstructionThatWrites(String instruction) {
    new Writer(module).state.close();
    var random = new Random(instruction.hashCode());
    for (int round = 0; round < 5; round++) {
      var resting = new Writer(module);
      var other = new Writer(module);
      for (int i = 0; i < 6; i++) {
        int at = Writer.address(random);
        long value = random.nextLong() | 0x0101_0101_0101_0101L;
        resting.state.rest();
        resting.call(instruction, at, value);
        other.call(instruction, at, value);
      }
      resting.state.rest();
      assertThat(resting.call("grow", 1)).isEqualTo(Writer.PAGES);
      other.call("grow", 1);
      resting.state.rest();
      assertThat(resting.content()).isEqualTo(other.content());
      // Now and then the memories of the next round are tracked, now and then they are used again.
      resting.state.close();
      other.state.close();
    }
  }

  @Test
  void outsideIsATrapWithTheSameWords() {
    var resting = new Writer(module);
    var other = new Writer(module);
    for (String instruction : List.of("i32.store8", "i64.store", "f64.store", "memory.fill")) {
      resting.state.rest();
      assertThatThrownBy(() -> other.call(instruction, Writer.SIZE, 1))
          .satisfies(expected ->
              assertThatThrownBy(() -> resting.call(instruction, Writer.SIZE, 1))
                  .hasSameClassAs(expected)
                  .hasMessage(expected.getMessage()));
    }
    assertThat(resting.content()).isEqualTo(other.content());
  }

  /** What it does is done once, and stays. */
  @Test
  void aStartFunctionFindsItsMemoryAwake() {
    CoreModule started =
        Guests.module(
            """
            (module
              (memory (export "memory") 2)
              (data (i32.const 100) "data")
              (func $start (i32.store (i32.const 0) (i32.add (i32.load (i32.const 0)) (i32.const 7))))
              (start $start)
              (func (export "value") (result i32) (i32.load (i32.const 0))))
            """);
    for (int i = 0; i < 3; i++) {
      var state = new InstanceState();
      CoreInstance instance = started.instantiate(state, List.of());
      state.rest();
      state.enter();
      assertThat(instance.function("value").call()).containsExactly(7);
      assertThat(instance.memory("memory").u8(100)).isEqualTo('d');
      state.postReturn();
      state.exit();
      state.close();
    }
  }

  /** One module writes into a memory that another one owns, and that is still as it was made. */
  @Test
  void aSegmentWakesAMemoryOfAnotherModule() {
    CoreModule owner =
        Guests.module("(module (memory (export \"memory\") 2) (data (i32.const 8) \"a\"))");
    CoreModule user =
        Guests.module(
            "(module (import \"o\" \"memory\" (memory 2)) (data (i32.const 70000) \"b\"))");
    for (int i = 0; i < 3; i++) {
      var state = new InstanceState();
      CoreInstance first = owner.instantiate(state, List.of());
      user.instantiate(state, List.of(first.export("memory")));
      state.rest();
      assertThat(first.memory("memory").u8(8)).isEqualTo('a');
      assertThat(first.memory("memory").u8(70_000)).isEqualTo('b');
      state.close();
    }
  }
}
