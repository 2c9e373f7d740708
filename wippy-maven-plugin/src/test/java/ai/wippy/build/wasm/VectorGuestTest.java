package ai.wippy.build.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.runtime.component.CoreInstance;
import ai.wippy.runtime.component.InstanceState;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A guest that clang has compiled with vectors and without them. */
class VectorGuestTest {
  private final CoreInstance scalar = instance("c-simd/scalar.wasm");
  private final CoreInstance simd = instance("c-simd/simd.wasm");
  private final CoreInstance split = split("c-simd/simd.wasm");

  private static CoreInstance instance(String file) {
    return Guests.load(Guests.translate(Guests.file(file)))
        .instantiate(new InstanceState(), List.of());
  }

  /** Even its smaller functions are made into several. */
  private static CoreInstance split(String file) {
    try {
      return Guests.load(new ModuleTranslator(300).translate(Guests.file(file)))
          .instantiate(new InstanceState(), List.of());
    } catch (ModuleRejectedException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void seed() {
    scalar.function("seed").call(20261127);
    simd.function("seed").call(20261127);
    split.function("seed").call(20261127);
    assertThat(simd.function("sum").call()).isEqualTo(scalar.function("sum").call());
  }

  /** Often enough for the JVM's compilers to have a say. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "blend",
        "brighten",
        "equal",
        "hexadecimal",
        "correlate",
        "scramble",
        "scale",
        "smooth",
        "mandelbrot"
      })
  void allGiveTheSame(String function) {
    for (int i = 0; i < 200; i++) {
      long[] expected = scalar.function(function).call();
      assertThat(simd.function(function).call()).as("call %d", i).isEqualTo(expected);
      assertThat(split.function(function).call()).as("call %d", i).isEqualTo(expected);
    }
    assertThat(simd.function("sum").call()).isEqualTo(scalar.function("sum").call());
    assertThat(split.function("sum").call()).isEqualTo(scalar.function("sum").call());
  }
}
