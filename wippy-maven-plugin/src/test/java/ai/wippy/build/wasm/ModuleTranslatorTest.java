package ai.wippy.build.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.wippy.build.wasm.SlowFunction.Reason;
import ai.wippy.runtime.component.CoreFunction;
import ai.wippy.runtime.component.CoreInstance;
import ai.wippy.runtime.component.CoreModule;
import ai.wippy.runtime.component.InstanceState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleTranslatorTest {
  /** No function is split. */
  private static final long UNLIMITED = 1_000_000_000;

  /** Enough instructions for 80 KB of bytecode, whose effect is to add 20,000. */
  private static final String HUGE =
      """
      (module
        (import "env" "memory" (memory 1))
        (import "env" "host" (func $host (param i32) (result i32)))
        (func $small (param i32) (result i32) local.get 0 call $host)
        (func $huge (export "run") (param i32) (result i32)
          local.get 0 call $small local.set 0
          %s
          local.get 0)
        (func $indirect (export "through") (param i32) (result i32) local.get 0 call $huge))
      """
          .formatted("local.get 0 i32.const 1 i32.add local.set 0\n".repeat(20_000));

  @ParameterizedTest
  @ValueSource(strings = {"c-records/guest", "c-wasip1/cmd", "assemblyscript/as"})
  void equalBinariesGiveEqualFiles(String guest) {
    byte[] binary = Guests.file(guest + ".core.wasm");
    TranslatedModule first = Guests.translate(binary);
    TranslatedModule second = Guests.translate(binary.clone());
    assertThat(second.id()).isEqualTo(first.id()).matches("[0-9a-f]{24}");
    assertThat(second.files().keySet()).containsExactlyElementsOf(first.files().keySet());
    for (Map.Entry<String, byte[]> file : first.files().entrySet()) {
      assertThat(second.files().get(file.getKey())).as(file.getKey()).isEqualTo(file.getValue());
      assertThat(file.getKey())
          .matches("wippy/module/m(%s/\\w+|/Shaded)\\.class".formatted(first.id()));
    }
  }

  /** Rust's allocator and a global; no host. */
  @Test
  void aRealGuestRuns() {
    CoreInstance guest =
        Guests.load(Guests.translate(Guests.file("assemblyscript/as.core.wasm")))
            .instantiate(new InstanceState(), List.of());
    CoreFunction realloc = guest.function("cabi_realloc");
    long first = realloc.call(0, 0, 8, 1000)[0];
    long second = realloc.call(0, 0, 8, 1000)[0];
    assertThat(second).isNotEqualTo(first);
    assertThat(guest.memory("memory").range((int) second, 1000, 8)).isEqualTo((int) second);
  }

  @Test
  void aFunctionTooLargeForTheJvmIsInterpretedAndNamed() throws ModuleRejectedException {
    TranslatedModule module = new ModuleTranslator(UNLIMITED).translate(Guests.wat(HUGE));
    assertThat(module.slow()).singleElement().satisfies(ModuleTranslatorTest::isNamed);

    CoreInstance memory = Guests.instance("(module (memory (export \"memory\") 1))");
    CoreInstance instance =
        Guests.load(module)
            .instantiate(
                new InstanceState(),
                List.of(
                    memory.export("memory"),
                    CoreFunction.host(args -> new long[] {args[0] * 100})));
    assertThat(instance.function("run").call(3)).containsExactly(20_300);
    assertThat(instance.function("through").call(4)).containsExactly(20_400);
  }

  @Test
  void importsMayHaveNoNames() {
    CoreModule module =
        Guests.module(
            """
            (module
              (import "" "" (memory 1 2))
              (import "" "" (table 1 funcref))
              (import "" "" (func $one (result i32)))
              (import "" "" (global i32))
              (import "" "" (func $two (result i32)))
              (func (export "both") (result i32) call $one i32.const 10 i32.mul call $two i32.add))
            """);
    CoreInstance others =
        Guests.instance(
            """
            (module
              (memory (export "m") 1 2) (table (export "t") 1 funcref)
              (global (export "g") i32 (i32.const 0)))
            """);
    CoreInstance instance =
        module.instantiate(
            new InstanceState(),
            List.of(
                others.export("m"),
                others.export("t"),
                CoreFunction.host(_ -> new long[] {4}),
                others.export("g"),
                CoreFunction.host(_ -> new long[] {2})));
    assertThat(instance.function("both").call()).containsExactly(42);
  }

  private static void isNamed(SlowFunction slow) {
    assertThat(slow.reason()).isEqualTo(Reason.INTERPRETED);
    assertThat(slow.name()).isEqualTo("function huge (2)");
    assertThat(slow.problem())
        .isEqualTo(
            "function huge (2) has 140,012 bytes, too many for one JVM method: it is interpreted,"
                + " 50 to 100 times slower");
    assertThat(slow.help()).contains("split the function");
  }

  @Test
  void aFunctionTooLargeForHotSpotIsNamed() throws ModuleRejectedException {
    String wat =
        "(module (func (export \"f\") (param i32) %s))"
            .formatted("local.get 0 i32.const 1 i32.add local.set 0\n".repeat(2_500));
    assertThat(new ModuleTranslator(UNLIMITED).translate(Guests.wat(wat)).slow())
        .containsExactly(new SlowFunction(0, "function 0", 10_001, Reason.NEVER_COMPILED));
  }

  @Test
  void anEmptyModuleIsAModule() {
    CoreModule empty = Guests.module("(module)");
    assertThat(empty.instantiate(new InstanceState(), List.of())).isNotNull();
  }

  @Test
  void whatIsNotThereIsNotLoaded() {
    assertThatThrownBy(() -> CoreModule.load(getClass().getClassLoader(), "00"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no usable class wippy.module.m00.Code on the class path");
  }
}
