package ai.wippy.build.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.wippy.build.wasm.SlowFunction.Reason;
import ai.wippy.runtime.component.CoreFunction;
import ai.wippy.runtime.component.CoreInstance;
import ai.wippy.runtime.component.InstanceState;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vectors wherever a module can have values. */
class VectorModulesTest {
  /** No function is split. */
  private static final long UNLIMITED = 1_000_000_000;

  private static long[] call(String wat, long... args) {
    return Guests.instance(wat).function("f").call(args);
  }

  @Test
  void inLocals() {
    assertThat(
            call(
                """
                (module (func (export "f") (param i32 v128 i64) (result i32 v128 i64 v128)
                  (local f32) (local $a v128) (local $n i32) (local $b v128)
                  (local.set $a (local.get 1))
                  (drop (local.tee $b (i64x2.add (local.get $a) (v128.const i64x2 1 2))))
                  (local.set $n (i32.add (local.get 0) (i32.const 1)))
                  (local.get $n) (local.get $b) (local.get 2) (local.tee $a (local.get $a))))
                """,
                5,
                10,
                20,
                30))
        .containsExactly(6, 11, 22, 30, 10, 20);
  }

  @Test
  void inGlobals() {
    CoreInstance instance =
        Guests.instance(
            """
            (module
              (global $before i32 (i32.const 7))
              (global $v (mut v128) (v128.const i64x2 1 -2))
              (global $n (mut i64) (i64.const 3))
              (global $w v128 (v128.const i32x4 4 0 5 0))
              (table funcref (elem $get))
              (func $get (export "get") (result v128 i64 v128 i32)
                (global.get $v) (global.get $n) (global.get $w) (global.get $before))
              (func (export "set") (param v128)
                (global.set $v (local.get 0)) (global.set $n (i64.const 6))))
            """);
    assertThat(instance.function("get").call()).containsExactly(1, -2, 3, 4, 5, 7);
    instance.function("set").call(8, 9);
    assertThat(instance.function("get").call()).containsExactly(8, 9, 6, 4, 5, 7);
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 2", "1, 3, 4"})
  void inBlocksAndJumps(int which, long low, long high) {
    assertThat(
            call(
                """
                (module (func (export "f") (param i32) (result v128)
                  (block $out (result v128)
                    (if (result v128) (local.get 0)
                      (then (br $out (v128.const i64x2 3 4)) (drop) (v128.not))
                      (else
                        (block (result v128)
                          (br_if 0 (v128.const i64x2 1 2) (i32.const 1))
                          (drop) (v128.const i64x2 0 0)))))))
                """,
                which))
        .containsExactly(low, high);
  }

  /** A block with vectors as parameters, a loop that carries one along, and a table of jumps. */
  @Test
  void throughLoopsAndTables() {
    assertThat(
            call(
                """
                (module (func (export "f") (param $n i32) (result v128)
                  (v128.const i64x2 0 0)
                  (loop $again (param v128) (result v128)
                    (i64x2.add (v128.const i64x2 1 10))
                    (local.set $n (i32.sub (local.get $n) (i32.const 1)))
                    (br_if $again (local.get $n)))
                  (local.get $n)
                  (block (param v128 i32) (result v128)
                    (br_table 0 0))))
                """,
                6))
        .containsExactly(6, 60);
  }

  @Test
  void droppedAndSelected() {
    String wat =
        """
        (module
          (func $two (result i32 v128) (i32.const 1) (v128.const i64x2 5 6))
          (func (export "f") (param i32) (result v128 v128 i64)
            (call $two) (drop) (drop)
            (select (v128.const i64x2 1 2) (v128.const i64x2 3 4) (local.get 0))
            (select (result v128) (v128.const i64x2 7 8) (v128.const i64x2 9 0) (local.get 0))
            (select (i64.const 11) (i64.const 12) (local.get 0))))
        """;
    assertThat(call(wat, 1)).containsExactly(1, 2, 7, 8, 11);
    assertThat(call(wat, 0)).containsExactly(3, 4, 9, 0, 12);
  }

  /** What is not reached may take anything from the stack. */
  @Test
  void whatIsNotReachedDoesNotMatter() {
    assertThat(
            call(
                """
                (module (func (export "f") (param i32) (result i32)
                  (if (local.get 0) (then
                    (return (i32.const 3)) (drop) (select) (i32x4.add) (drop)
                    (block (unreachable) (drop)) (if (then (nop)) (else (unreachable) (drop)))))
                  (block (result v128) (unreachable) (drop) (i8x16.add))
                  (i32x4.extract_lane 1)))
                """,
                1))
        .containsExactly(3);
  }

  @Test
  void throughTablesOfFunctions() {
    assertThat(
            call(
                """
                (module
                  (type $t (func (param v128 i32) (result v128)))
                  (table funcref (elem $left $right))
                  (func $left (type $t) (i32x4.shl (local.get 0) (local.get 1)))
                  (func $right (type $t) (i32x4.shr_u (local.get 0) (local.get 1)))
                  (func (export "f") (param i32) (result v128)
                    (call_indirect (type $t)
                      (v128.const i32x4 16 32 48 64) (i32.const 4) (local.get 0))))
                """,
                1))
        .containsExactly(0x2_0000_0001L, 0x4_0000_0003L);
  }

  /** Both modules are lowered alike. */
  @Test
  void fromOneModuleToAnother() {
    CoreInstance exporter =
        Guests.instance(
            """
            (module (func (export "twice") (param v128) (result v128)
              (i64x2.add (local.get 0) (local.get 0))))
            """);
    CoreInstance importer =
        Guests.instance(
            """
            (module
              (import "m" "twice" (func $twice (param v128) (result v128)))
              (func (export "f") (result v128) (call $twice (v128.const i64x2 4 5))))
            """,
            exporter.export("twice"));
    assertThat(importer.function("f").call()).containsExactly(8, 10);
  }

  /** The only vector is what a block would give that does not end. */
  @Test
  void inTheTypeOfABlockAlone() {
    assertThat(
            call(
                """
                (module (func (export "f") (param i32) (result i32)
                  (if (i32.eqz (local.get 0))
                    (then (drop (block (result v128) (unreachable)))))
                  (i32.const 9)))
                """,
                1))
        .containsExactly(9);
  }

  /** The number of the type that is added needs a bit that is not taken for its sign. */
  @Test
  void inBlocksAmongManyTypes() {
    var types = new StringBuilder();
    for (int i = 0; i < 70; i++) {
      types.append("(type (func (param ").append("i32 ".repeat(i + 1)).append(")))\n");
    }
    assertThat(
            call(
                """
                (module %s (func (export "f") (param i32) (result i32)
                  (i32x4.extract_lane 2 (block (result v128) (v128.const i32x4 1 2 3 4)))))
                """
                    .formatted(types),
                1))
        .containsExactly(3);
  }

  /** Whatever lies on the stack above and below a vector. */
  @Test
  void amongOtherInstructions() {
    assertThat(
            call(
                """
                (module (memory 1 1 shared) (table $t 4 funcref)
                  (func (export "f") (result v128 i64)
                    (v128.const i64x2 1 2)
                    (i64.atomic.store (i32.const 0) (i64.const 5))
                    (drop (i32.atomic.rmw.add (i32.const 8) (i32.const 3)))
                    (v128.const i64x2 3 4)
                    (drop (i64.atomic.rmw.cmpxchg (i32.const 0) (i64.const 5) (i64.const 7)))
                    (drop (memory.atomic.notify (i32.const 0) (i32.const 1)))
                    (memory.fill (i32.const 64) (i32.const 1) (i32.const 8))
                    (memory.copy (i32.const 80) (i32.const 64) (i32.const 8))
                    (table.set $t (i32.const 1) (table.get $t (i32.const 0)))
                    (drop (table.grow $t (ref.null func) (i32.const 1)))
                    (table.fill $t (i32.const 0) (ref.null func) (i32.const 1))
                    (drop (i32.add (memory.size) (memory.grow (i32.const 0))))
                    (atomic.fence)
                    (select (i64.lt_s (i64.const 1) (i64.trunc_f64_s (f64.const 2))))
                    (i64.atomic.load (i32.const 0))))
                """))
        .containsExactly(1, 2, 7);
  }

  @Test
  void severalMemories() {
    assertThat(
            call(
                """
                (module (memory 1) (memory $b 1) (data (memory $b) (i32.const 8) "\\07")
                  (func (export "f") (result v128 v128)
                    (v128.store $b (i32.const 32) (v128.const i64x2 -1 -2))
                    (v128.load $b (i32.const 8)) (v128.load $b (i32.const 32))))
                """))
        .containsExactly(7, 0, -1, -2);
  }

  /** Adds 1 to the first lane, 2 to the second and so on, again and again. */
  private static byte[] sum(int times) {
    return Guests.wat(
        "(module (func $sum (export \"f\") (param v128) (result v128) %s (local.get 0)))"
            .formatted(
                "(local.set 0 (i16x8.add (local.get 0) (v128.const i16x8 1 2 3 4 5 6 7 8)))\n"
                    .repeat(times)));
  }

  private static void check(TranslatedModule sum, long times) {
    assertThat(
            Guests.load(sum).instantiate(new InstanceState(), List.of()).function("f").call(0, 0))
        .containsExactly(times * 0x0004_0003_0002_0001L, times * 0x0008_0007_0006_0005L);
  }

  @Test
  void largeFunctionsAreSplit() throws ModuleRejectedException {
    byte[] binary = sum(500);
    TranslatedModule split = new ModuleTranslator().translate(binary);
    assertThat(split.slow()).isEmpty();
    check(split, 500);
    TranslatedModule whole = new ModuleTranslator(UNLIMITED).translate(binary);
    assertThat(whole.slow())
        .extracting(SlowFunction::reason)
        .containsExactly(Reason.NEVER_COMPILED);
    check(whole, 500);
  }

  /** A call of a helper takes three bytes, that of a function a dozen. */
  @Test
  void whatHotSpotCompilesIsNotSplit() {
    TranslatedModule module = Guests.translate(sum(190));
    assertThat(module.owners()).hasSize(2);
    check(module, 190);
  }

  /** The interpreter calls the functions that stand for helpers. */
  @Test
  void aFunctionThatIsInterpretedHasVectors() throws ModuleRejectedException {
    TranslatedModule module = new ModuleTranslator(UNLIMITED).translate(sum(4_000));
    assertThat(module.slow())
        .singleElement()
        .satisfies(slow -> {
          assertThat(slow.reason()).isEqualTo(Reason.INTERPRETED);
          assertThat(slow.name()).isEqualTo("function sum (0)");
        });
    check(module, 4_000);
  }

  /** With one of the results that are allowed; the low halves of operands and result. */
  @ParameterizedTest
  @CsvSource({
    "i8x16.relaxed_swizzle,           0302010003020100, 0000000000000100, ,                 0000000000000100",
    "i32x4.relaxed_trunc_f32x4_s,     7fc00000c0200000, ,                 ,                 00000000fffffffe",
    "i32x4.relaxed_trunc_f32x4_u,     5000000040200000, ,                 ,                 ffffffff00000002",
    "i32x4.relaxed_trunc_f64x2_s_zero, c004000000000000, ,                ,                 fffffffefffffffe",
    "i32x4.relaxed_trunc_f64x2_u_zero, 4004000000000000, ,                ,                 0000000200000002",
    "f32x4.relaxed_madd,              3f8000003f800000, 4040000040400000, 4120000041200000, 4150000041500000",
    "f32x4.relaxed_nmadd,             3f8000003f800000, 4040000040400000, 4120000041200000, 40e0000040e00000",
    "f64x2.relaxed_madd,              4000000000000000, 4008000000000000, 3ff0000000000000, 401c000000000000",
    "f64x2.relaxed_nmadd,             4000000000000000, 4008000000000000, 3ff0000000000000, c014000000000000",
    "i8x16.relaxed_laneselect,        00000000ffffffff, 1111111122222222, 00ff00ff00ff00ff, 1100110022ff22ff",
    "i16x8.relaxed_laneselect,        00000000ffffffff, 1111111122222222, ffff0000ffff0000, 00001111ffff2222",
    "i32x4.relaxed_laneselect,        00000000ffffffff, 1111111122222222, ffffffff00000000, 0000000022222222",
    "i64x2.relaxed_laneselect,        00000000ffffffff, 1111111122222222, ffffffffffffffff, 00000000ffffffff",
    "f32x4.relaxed_min,               3f8000007fc00000, bf80000000000000, ,                 bf8000007fc00000",
    "f32x4.relaxed_max,               3f8000007fc00000, bf80000000000000, ,                 3f8000007fc00000",
    "f64x2.relaxed_min,               8000000000000000, 0000000000000000, ,                 8000000000000000",
    "f64x2.relaxed_max,               8000000000000000, 0000000000000000, ,                 0000000000000000",
    "i16x8.relaxed_q15mulr_s,         8000400080000001, 8000400040000001, ,                 7fff2000c0000000",
    "i16x8.relaxed_dot_i8x16_i7x16_s, 80ff030405060708, 0101010101010101, ,                 ff7f0007000b000f",
    "i32x4.relaxed_dot_i8x16_i7x16_add_s, 80ff030405060708, 0101010101010101, 0000000100000002, ffffff870000001c",
  })
  void relaxedInstructions(
      String instruction, String a, @Nullable String b, @Nullable String c, String expected) {
    List<Long> operands =
        Stream.of(Optional.of(a), Optional.ofNullable(b), Optional.ofNullable(c))
            .flatMap(Optional::stream)
            .map(half -> Long.parseUnsignedLong(half, 16))
            .toList();
    var get = new StringBuilder();
    for (int i = 0; i < operands.size(); i++) {
      get.append("(local.get ").append(i).append(')');
    }
    long[] found =
        call(
            "(module (func (export \"f\") (param%s) (result v128) (%s %s)))"
                .formatted(" v128".repeat(operands.size()), instruction, get),
            operands.stream().flatMapToLong(half -> LongStream.of(half, half)).toArray());
    assertThat(found[0]).isEqualTo(Long.parseUnsignedLong(expected, 16));
    assertThat(found[1]).isEqualTo(instruction.endsWith("zero") ? 0 : found[0]);
  }

  /** {@code (try_table (result v128) (v128.const ...) (br_if 0 (local.get 0)) (v128.not))}. */
  @Test
  void inBlocksThatCatch() {
    byte[] binary =
        HexFormat.ofDelimiter(" ")
            .parseHex(
                "00 61 73 6d 01 00 00 00 01 06 01 60 01 7f 01 7b 03 02 01 00 07 05 01 01 66 00 00"
                    + " 0a 20 01 1e 00 1f 7b 00 fd 0c 01 02 00 00 00 00 00 00 03 00 00 00 00 00 00 04"
                    + " 20 00 0d 00 fd 4d 0b 0b");
    CoreFunction function =
        Guests.load(Guests.translate(binary))
            .instantiate(new InstanceState(), List.of())
            .function("f");
    assertThat(function.call(1)).containsExactly(0x0201, 0x0400_0000_0000_0003L);
    assertThat(function.call(0)).containsExactly(~0x0201, ~0x0400_0000_0000_0003L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          00 20 00 fd 6e 0b                | type mismatch
          00 20 00 20 00 fd 85 02 0b       | type mismatch
          00 20 00 20 00 fd 94 02 0b       | broken
          00 20 00 20 00 fd 0d 00 0b       | broken
          00 fd 80 02 0e ff ff ff ff 07 0b | function 0
          00 fd 80 02 fd                   | broken
          """)
  void whatIsNotValidIsRefused(String body, String problem) {
    int length = body.split(" ").length;
    byte[] binary =
        HexFormat.ofDelimiter(" ")
            .parseHex(
                "00 61 73 6d 01 00 00 00 01 06 01 60 01 7b 01 7b 03 02 01 00 0a %02x 01 %02x %s"
                    .formatted(length + 2, length, body));
    ModuleRejectedException rejection =
        catchThrowableOfType(
            ModuleRejectedException.class, () -> new ModuleTranslator().translate(binary));
    assertThat(rejection.problem()).contains("function 0").contains(problem);
  }
}
