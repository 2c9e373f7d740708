package ai.wippy.build.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.wippy.build.wasm.SlowFunction.Reason;
import ai.wippy.runtime.component.CoreInstance;
import ai.wippy.runtime.component.InstanceState;
import ai.wippy.runtime.component.Trap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tail calls of all kinds, more of them than the stack has room for. */
class TailCallsTest {
  /** More than any stack of a thread has room for. */
  private static final long MANY = 1_000_001;

  /** No function is split. */
  private static final long UNLIMITED = 1_000_000_000;

  private static long[] call(String wat, long... args) {
    return Guests.instance(wat).function("f").call(args);
  }

  /** Locals that are not parameters are what they are at each call; values below are dropped. */
  @Test
  void ofTheFunctionItself() {
    assertThat(
            call(
                """
                (module
                  (func $f (export "f") (param i64 i64) (result i64)
                    (local $zero i64) (local $set i64) (local $ref funcref)
                    (local.set $set (i64.const 1))
                    (if (i32.eqz (ref.is_null (local.get $ref))) (then (unreachable)))
                    (if (i64.ne (local.get $zero) (i64.const 0)) (then (unreachable)))
                    (local.set $zero (i64.const 7))
                    (local.set $ref (ref.func $f))
                    (i64.const 99)
                    (block
                      (br_if 0 (i64.eqz (local.get 0)))
                      (loop
                        (i32.const 98)
                        (return_call $f (i64.sub (local.get 0) (local.get $set))
                          (i64.add (local.get 1) (local.get 0)))))
                    (drop)
                    (return (local.get 1)))
                  (elem declare func $f))
                """,
                MANY,
                0))
        .containsExactly(MANY * (MANY + 1) / 2);
  }

  /** Parameters change places; the types of the results are those of a block. */
  @Test
  void ofTheFunctionItselfWithSeveralResults() {
    assertThat(
            call(
                """
                (module
                  (func $f (export "f") (param i32 i64 i64) (result i64 i64 i32)
                    (if (i32.eqz (local.get 0))
                      (then (local.get 1) (local.get 2) (br 1 (i32.const 3))))
                    (return_call $f
                      (i32.sub (local.get 0) (i32.const 1)) (local.get 2) (local.get 1))))
                """,
                MANY,
                10,
                20))
        .containsExactly(20, 10, 3);
  }

  private static final String EVEN_AND_ODD =
      """
      (module
        (func $even (export "f") (param i64) (result i32)
          (if (i64.eqz (local.get 0)) (then (return (i32.const 1))))
          (return_call $odd (i64.sub (local.get 0) (i64.const 1))))
        (func $odd (export "odd") (param i64) (result i32)
          (if (result i32) (i64.eqz (local.get 0))
            (then (i32.const 0))
            (else (return_call $even (i64.sub (local.get 0) (i64.const 1))))))
        (func (export "both") (param i64) (result i32)
          (i32.add (call $even (local.get 0))
            (i32.mul (call $odd (local.get 0)) (i32.const 10)))))
      """;

  @Test
  void ofEachOther() {
    CoreInstance guest = Guests.instance(EVEN_AND_ODD);
    assertThat(guest.function("f").call(MANY)).containsExactly(0);
    assertThat(guest.function("odd").call(MANY)).containsExactly(1);
    assertThat(guest.function("both").call(MANY)).containsExactly(10);
    assertThat(guest.function("f").call(0)).containsExactly(1);
  }

  /** Each of the three has parameters of its own, and calls that are none of the cycle between. */
  @Test
  void ofThreeFunctionsInTurn() {
    assertThat(
            call(
                """
                (module
                  (global $n (mut i64) (i64.const 0))
                  (func $count (global.set $n (i64.add (global.get $n) (i64.const 1))))
                  (func $a (export "f") (param i64) (result i64 f64)
                    (call $count)
                    (return_call $b (f32.const 1.5) (local.get 0) (i32.const 7)))
                  (func $b (param f32 i64 i32) (result i64 f64)
                    (call $count)
                    (if (i64.eqz (local.get 1))
                      (then (return (global.get $n) (f64.promote_f32 (local.get 0)))))
                    (return_call $c (f64.const 2) (local.get 1) (local.get 2) (i32.const 9)))
                  (func $c (param f64 i64 i32 i32) (result i64 f64)
                    (if (i32.ne (i32.add (local.get 2) (local.get 3)) (i32.const 16))
                      (then (unreachable)))
                    (return_call $a (i64.sub (local.get 1) (i64.const 1)))))
                """,
                MANY))
        .containsExactly(2 * (MANY + 1), Double.doubleToRawLongBits(1.5));
  }

  /** Nothing is left behind, whether few or many tail calls were on the way. */
  @Test
  void thatEndInATrap() {
    CoreInstance guest =
        Guests.instance(
            """
            (module
              (type $f (func (param i32 i32) (result i32)))
              (table funcref (elem $a $b))
              (func $a (export "f") (param i32 i32) (result i32)
                (return_call_indirect (type $f) (local.get 0) (local.get 1) (i32.const 1)))
              (func $b (param i32 i32) (result i32)
                (if (i32.eqz (local.get 0))
                  (then (if (local.get 1) (then (unreachable))) (return (i32.const 8))))
                (return_call $a (i32.sub (local.get 0) (i32.const 1)) (local.get 1))))
            """);
    for (int depth = 0; depth < 70; depth++) {
      int calls = depth;
      assertThatThrownBy(() -> guest.function("f").call(calls, 1))
          .hasMessageContaining("unreachable");
      assertThat(guest.function("f").call(calls, 0)).containsExactly(8);
    }
  }

  /** Vectors are pairs by the time they are translated, and relaxed instructions others. */
  @Test
  void withVectors() {
    assertThat(
            call(
                """
                (module
                  (func $a (export "f") (param i32 v128) (result v128 i32)
                    (if (i32.eqz (local.get 0)) (then (return (local.get 1) (i32.const 5))))
                    (return_call $b
                      (i64x2.add (local.get 1)
                        (f32x4.relaxed_min (v128.const i64x2 1 2) (v128.const i64x2 1 2)))
                      (local.get 0)))
                  (func $b (param v128 i32) (result v128 i32)
                    (return_call $a (i32.sub (local.get 1) (i32.const 1)) (local.get 0))))
                """,
                MANY,
                0,
                0))
        .containsExactly(MANY, 2 * MANY, 5);
  }

  @Test
  void ofTheStartFunction() {
    assertThat(
            call(
                """
                (module
                  (global $n (mut i32) (i32.const 1000000))
                  (func $start (if (global.get $n) (then (return_call $next))))
                  (func $next
                    (global.set $n (i32.sub (global.get $n) (i32.const 1)))
                    (return_call $start))
                  (start $start)
                  (func (export "f") (result i32) (global.get $n)))
                """))
        .containsExactly(0);
  }

  private static byte[] large(int times) {
    return Guests.wat(
        """
        (module
          (func $a (export "f") (param i64 i64) (result i64)
            %s
            (return_call $b (i64.sub (local.get 0) (i64.const 1)) (local.get 1)))
          (func $b (param i64 i64) (result i64)
            (if (i64.eqz (local.get 0)) (then (return (local.get 1))))
            (return_call $a (local.get 0) (local.get 1))))
        """
            .formatted(
                "(local.set 1 (i64.add (i64.mul (local.get 1) (i64.const 3)) (local.get 0)))\n"
                    .repeat(times)));
  }

  private static long[] call(TranslatedModule module, long... args) {
    return Guests.load(module).instantiate(new InstanceState(), List.of()).function("f").call(args);
  }

  /** What is slow has the name and the index that its author knows. */
  @Test
  void ofLargeFunctions() throws ModuleRejectedException {
    byte[] binary = large(2_000);
    TranslatedModule split = new ModuleTranslator().translate(binary);
    assertThat(split.slow()).isEmpty();
    long[] expected = call(split, 20_000, 1);
    TranslatedModule whole = new ModuleTranslator(UNLIMITED).translate(binary);
    assertThat(whole.slow())
        .singleElement()
        .satisfies(slow -> {
          assertThat(slow.index()).isZero();
          assertThat(slow.name()).isEqualTo("function a (0)");
          assertThat(slow.reason()).isEqualTo(Reason.NEVER_COMPILED);
        });
    assertThat(call(whole, 20_000, 1)).isEqualTo(expected);
  }

  @Test
  void ofInterpretedFunctions() throws ModuleRejectedException {
    TranslatedModule whole = new ModuleTranslator(UNLIMITED).translate(large(10_000));
    assertThat(whole.slow())
        .singleElement()
        .extracting(SlowFunction::name, SlowFunction::reason)
        .containsExactly("function a (0)", Reason.INTERPRETED);
    assertThat(call(whole, 5_000, 1))
        .isEqualTo(call(new ModuleTranslator().translate(large(10_000)), 5_000, 1));
  }

  /** Without a cycle nothing is added to a module but what is there. */
  @Test
  void thatLeadNowhereAreCalls() {
    TranslatedModule module =
        Guests.translate(
            Guests.wat(
                """
                (module
                  (func $a (export "f") (param i32) (result i32) (return_call $b (local.get 0)))
                  (func $b (param i32) (result i32) (return_call $c (local.get 0)))
                  (func $c (param i32) (result i32) (local.get 0)))
                """));
    assertThat(module.owners()).hasSize(3);
    assertThat(call(module, 3)).containsExactly(3);
  }

  /** A frame of each call stays where calls do not lead back at once. */
  @Test
  void recursionBetweenThemEndsInATrap() {
    CoreInstance guest =
        Guests.instance(
            """
            (module
              (func $a (export "f") (param i32) (result i32)
                (if (i32.eqz (local.get 0)) (then (return (i32.const 0))))
                (drop (call $b (local.get 0)))
                (return_call $b (i32.const 0)))
              (func $b (param i32) (result i32)
                (return_call $a (i32.sub (local.get 0) (i32.const 1)))))
            """);
    assertThat(guest.function("f").call(0)).containsExactly(0);
    assertThatThrownBy(
            () -> {
              try {
                guest.function("f").call(-1);
              } catch (RuntimeException | StackOverflowError e) {
                throw Trap.of(e);
              }
            })
        .hasMessageContaining("stack");
  }
}
