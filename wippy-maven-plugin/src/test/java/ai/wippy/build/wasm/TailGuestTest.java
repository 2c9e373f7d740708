package ai.wippy.build.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.runtime.component.CoreInstance;
import ai.wippy.runtime.component.InstanceState;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A guest that clang has compiled with tail calls and without them. */
class TailGuestTest {
  private final CoreInstance plain = instance("c-tail/plain.wasm");
  private final CoreInstance tail = instance("c-tail/tail.wasm");

  private static CoreInstance instance(String file) {
    return Guests.load(Guests.translate(Guests.file(file)))
        .instantiate(new InstanceState(), List.of());
  }

  /** Handlers of an interpreter that call each other, which the stack has no room for. */
  @ParameterizedTest
  @CsvSource({"2, 0", "4, 8", "30000, 2864133"})
  void handlersOfAnInterpreter(int below, long steps) {
    long[] expected = plain.function("collatz").call(below);
    assertThat(tail.function("collatz").call(below)).isEqualTo(expected);
  }

  /** Calls that the compiler has made tail calls because it could. */
  @ParameterizedTest
  @CsvSource({"0, 1", "3, 5", "13, 100"})
  void nodesOfATree(int depth, int times) {
    assertThat(tail.function("visit").call(depth, times))
        .isEqualTo(plain.function("visit").call(depth, times));
  }
}
