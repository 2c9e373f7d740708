package ai.wippy.build.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.wippy.runtime.component.CoreFunction;
import ai.wippy.runtime.component.CoreInstance;
import ai.wippy.runtime.component.InstanceState;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Modules of many functions, whose dispatch Chicory makes too large for HotSpot to compile. */
class DispatchTest {
  private static final int HUGE = 8_000;

  /**
   * Functions of two types in turn, all in a table: {@code $wide} number n adds n to its last
   * parameter, {@code $thin} number n returns n.
   */
  private static String wat(int functions) {
    var wat =
        new StringBuilder(
            """
            (module
              (import "env" "host" (func $host (param i32) (result i32)))
              (type $wide (func (param i64 f64 f32 i32) (result i64)))
              (type $thin (func (result i32)))
              (type $none (func (param f32)))
              (table (export "table") %d funcref)
              (func (export "wide") (param i32 i32) (result i64)
                (call_indirect (type $wide)
                  (i64.const 1000000) (f64.const 3) (f32.const 5) (local.get 1) (local.get 0)))
              (func (export "thin") (param i32) (result i32)
                (call_indirect (type $thin) (local.get 0)))
              (func (export "none") (param i32) (call_indirect (type $none) (f32.const 0) (local.get 0)))
            """
                .formatted(functions + 1));
    for (int i = 0; i < functions; i++) {
      wat.append(
          i % 2 == 0
              ? """
              (func $f%1$d (export "f%1$d") (type $wide)
                (i64.add (local.get 0)
                  (i64.extend_i32_s (i32.add (local.get 3) (i32.const %1$d)))))
              """
                  .formatted(i)
              : "(func $f%1$d (export \"f%1$d\") (type $thin) i32.const %1$d)\n".formatted(i));
    }
    wat.append("(elem (i32.const 0)");
    for (int i = 0; i < functions; i++) {
      wat.append(" $f").append(i);
    }
    return wat.append("))").toString();
  }

  private static CoreInstance instance(TranslatedModule module) {
    return Guests.load(module)
        .instantiate(new InstanceState(), List.of(CoreFunction.host(arguments -> arguments)));
  }

  private static Stream<MethodModel> methods(TranslatedModule module) {
    return module.files().entrySet().stream()
        .filter(file -> file.getKey().endsWith(".class"))
        .flatMap(file -> ClassFile.of().parse(file.getValue()).methods().stream());
  }

  /** Just one switch, one of Chicory's that is too large, one for which it makes more classes. */
  @ParameterizedTest
  @ValueSource(ints = {20, 1_500, 3_000})
  void everyCallReachesItsFunctionThroughMethodsThatHotSpotCompiles(int functions) {
    TranslatedModule module = Guests.translate(Guests.wat(wat(functions)));
    assertThat(methods(module))
        .allSatisfy(method ->
            assertThat(
                    method
                        .findAttribute(Attributes.code())
                        .map(CodeAttribute::codeLength)
                        .orElse(0))
                .as(method.methodName().stringValue())
                .isLessThan(HUGE));

    CoreInstance guest = instance(module);
    CoreFunction wide = guest.function("wide");
    CoreFunction thin = guest.function("thin");
    for (int i = 0; i < functions; i++) {
      if (i % 2 == 0) {
        assertThat(wide.call(i, 7)).containsExactly(1_000_007 + i);
        assertThat(guest.function("f" + i).call(2_000, 0, 0, 8)).containsExactly(2_008 + i);
      } else {
        assertThat(thin.call(i)).containsExactly(i);
        assertThat(guest.function("f" + i).call()).containsExactly(i);
      }
    }
    assertThatThrownBy(() -> thin.call(0)).hasMessage("indirect call type mismatch");
    assertThatThrownBy(() -> wide.call(functions - 1, 0)).hasMessage("indirect call type mismatch");
    assertThatThrownBy(() -> guest.function("none").call(1))
        .hasMessage("indirect call type mismatch");
    assertThatThrownBy(() -> thin.call(functions)).hasMessageStartingWith("uninitialized element");
    assertThatThrownBy(() -> thin.call(functions + 1)).hasMessageStartingWith("undefined element");
    assertThatThrownBy(() -> thin.call(-1)).hasMessageStartingWith("undefined element");
  }

  /** Arguments cross as an array there, and the switch of the callee's own module is used. */
  @Test
  void callsOfOtherInstancesReachTheirFunctionsToo() {
    TranslatedModule callee = Guests.translate(Guests.wat(wat(3_000)));
    CoreInstance other = instance(callee);
    CoreInstance caller =
        Guests.instance(
            """
            (module
              (import "other" "table" (table 1 funcref))
              (type $thin (func (result i32)))
              (type $wide (func (param i64 f64 f32 i32) (result i64)))
              (func (export "thin") (param i32) (result i32) local.get 0 call_indirect (type $thin))
              (func (export "wide") (param i32) (result i64)
                (call_indirect (type $wide)
                  (i64.const 5) (f64.const 3) (f32.const 5) (i32.const 6) (local.get 0))))
            """,
            other.export("table"));
    assertThat(caller.function("thin").call(2_999)).containsExactly(2_999);
    assertThat(caller.function("wide").call(2_998)).containsExactly(3_009);
    assertThatThrownBy(() -> caller.function("thin").call(0))
        .hasMessage("indirect call type mismatch");
  }

  @Test
  void severalResultsComeBackInOrder() {
    CoreInstance guest =
        Guests.instance(
            """
            (module
              (type $two (func (param i32) (result i64 f32)))
              (table funcref (elem $f))
              (func $f (type $two) (i64.const 4) (f32.convert_i32_s (local.get 0)))
              (func (export "run") (param i32) (result i64)
                (call_indirect (type $two) (local.get 0) (i32.const 0))
                i64.trunc_f32_s i64.const 100 i64.mul i64.add))
            """);
    assertThat(guest.function("run").call(3)).containsExactly(304);
  }
}
