package ai.wippy.build.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.wippy.runtime.component.CoreFunction;
import ai.wippy.runtime.component.CoreInstance;
import ai.wippy.runtime.component.InstanceState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tail calls of what a table, a reference or another instance has. */
class TailCallReferencesTest {
  /** More than any stack of a thread has room for. */
  private static final long MANY = 1_000_001;

  private static long[] call(String wat, long... args) {
    return Guests.instance(wat).function("f").call(args);
  }

  private static final String STEPS =
      """
      (module
        (type $step (func (param i64 i64) (result i64)))
        (type $other (func (param i32)))
        (table $t (export "table") 6 6 funcref)
        (elem (i32.const 0) $add $twice $end $other)
        (func $add (type $step)
          (return_call_indirect (type $step)
            (i64.sub (local.get 0) (i64.const 1)) (i64.add (local.get 1) (local.get 0))
            (select (i32.const 2) (i32.const 1) (i64.le_s (local.get 0) (i64.const 2)))))
        (func $twice (type $step)
          (return_call_indirect (type $step)
            (i64.sub (local.get 0) (i64.const 1)) (i64.mul (local.get 1) (i64.const 1))
            (i32.const 0)))
        (func $end (type $step) (local.get 1))
        (func $other (type $other))
        (func (export "f") (param i64) (result i64)
          (i64.add (i64.const 1)
            (call_indirect (type $step) (local.get 0) (i64.const 0) (i32.const 0))))
        (func (export "tail") (param i64 i32) (result i64)
          (return_call_indirect (type $step) (local.get 0) (i64.const 0) (local.get 1)))
        (export "add" (func $add)))
      """;

  @Test
  void throughATable() {
    CoreInstance guest = Guests.instance(STEPS);
    long odd = (MANY + 1) / 2 * ((MANY + 1) / 2);
    assertThat(guest.function("add").call(MANY, 0)).containsExactly(odd);
    assertThat(guest.function("tail").call(MANY, 0)).containsExactly(odd);
    assertThat(guest.function("f").call(MANY)).containsExactly(odd + 1);
  }

  /** Afterwards the instance is as good as before. */
  @ParameterizedTest
  @CsvSource({
    "3, indirect call type mismatch",
    "4, uninitialized element 4",
    "6, undefined element",
    "-1, undefined element"
  })
  void whatCannotBeCalledTraps(int element, String message) {
    CoreInstance guest = Guests.instance(STEPS);
    assertThatThrownBy(() -> guest.function("tail").call(5, element)).hasMessageContaining(message);
    assertThat(guest.function("tail").call(7, 2)).containsExactly(0);
  }

  @Test
  void withReferences() {
    CoreInstance guest =
        Guests.instance(
            """
            (module
              (table funcref (elem $a))
              (func $a (export "f") (param i32 funcref externref) (result funcref)
                (if (i32.eqz (local.get 0)) (then (return (local.get 1))))
                (return_call $b (local.get 2) (local.get 1) (local.get 0)))
              (func $b (param externref funcref i32) (result funcref)
                (return_call $a (i32.sub (local.get 2) (i32.const 1)) (local.get 1) (local.get 0)))
              (func (export "is-null") (param i32) (result i32)
                (ref.is_null (call $a (local.get 0) (ref.func $a) (ref.null extern))))
              (func (export "null") (param i32) (result i32)
                (ref.is_null (call $a (local.get 0) (ref.null func) (ref.null extern)))))
            """);
    assertThat(guest.function("is-null").call(MANY)).containsExactly(0);
    assertThat(guest.function("null").call(MANY)).containsExactly(1);
  }

  /** The host is called as by any other call, and may call back. */
  @Test
  void ofImportedFunctions() {
    var guests = new CoreInstance[1];
    guests[0] =
        Guests.instance(
            """
            (module
              (import "env" "host" (func $host (param i32) (result i32)))
              (table funcref (elem $host $a))
              (type $f (func (param i32) (result i32)))
              (func $a (export "a") (param i32) (result i32)
                (if (i32.eqz (local.get 0)) (then (return_call $host (local.get 0))))
                (return_call $b (i32.sub (local.get 0) (i32.const 1))))
              (func $b (export "b") (param i32) (result i32)
                (return_call_indirect (type $f) (local.get 0)
                  (i32.ne (local.get 0) (i32.const 13))))
              (export "host" (func $host)))
            """,
            CoreFunction.host(args ->
                args[0] == 13
                    ? new long[] {guests[0].function("a").call(12)[0] + 1}
                    : new long[] {args[0] + 500}));
    assertThat(guests[0].function("a").call(MANY)).containsExactly(501);
    assertThat(guests[0].function("b").call(0)).containsExactly(500);
  }

  /** Who calls what is in the table of another instance calls it as it is exported. */
  @Test
  void fromOtherInstances() {
    CoreInstance owner = Guests.instance(STEPS);
    CoreInstance user =
        Guests.instance(
            """
            (module
              (import "m" "table" (table 6 funcref))
              (type $step (func (param i64 i64) (result i64)))
              (func (export "plain") (param i64) (result i64)
                (call_indirect (type $step) (local.get 0) (i64.const 0) (i32.const 0)))
              (func (export "tail") (param i64) (result i64)
                (return_call_indirect (type $step) (local.get 0) (i64.const 0) (i32.const 0)))
              (func $own (export "own") (param i64 i64) (result i64)
                (if (i64.eqz (local.get 0)) (then (return (local.get 1))))
                (return_call_indirect (type $step)
                  (i64.sub (local.get 0) (i64.const 1)) (i64.add (local.get 1) (i64.const 2))
                  (i32.const 5)))
              (elem (i32.const 5) $own))
            """,
            owner.export("table"));
    long[] expected = owner.function("add").call(MANY, 0);
    assertThat(expected[0]).isGreaterThan(MANY);
    assertThat(user.function("plain").call(MANY)).isEqualTo(expected);
    assertThat(user.function("tail").call(MANY)).isEqualTo(expected);
    assertThat(user.function("own").call(MANY, 0)).containsExactly(2 * MANY);
    assertThat(owner.function("tail").call(MANY, 5)).containsExactly(2 * MANY);
  }

  /** References that come to a table in all the ways that there are. */
  @Test
  void byReferencesFromEverywhere() {
    assertThat(
            call(
                """
                (module
                  (type $f (func (param i32) (result i32)))
                  (table $t 8 funcref)
                  (table $u 2 funcref)
                  (global $g funcref (ref.func $c))
                  (elem $passive func $b)
                  (elem $expressions funcref (ref.null func) (ref.func $d))
                  (elem (table $u) (i32.const 1) funcref (ref.func $e))
                  (elem declare func $a)
                  (func $a (param i32) (result i32)
                    (return_call_indirect $t (type $f) (local.get 0) (i32.const 1)))
                  (func $b (param i32) (result i32)
                    (return_call_indirect $t (type $f) (local.get 0) (i32.const 2)))
                  (func $c (param i32) (result i32)
                    (return_call_indirect $t (type $f) (local.get 0) (i32.const 3)))
                  (func $d (param i32) (result i32)
                    (return_call_indirect $u (type $f) (local.get 0) (i32.const 1)))
                  (func $e (param i32) (result i32)
                    (if (i32.eqz (local.get 0)) (then (return (i32.const 77))))
                    (return_call_indirect $t (type $f)
                      (i32.sub (local.get 0) (i32.const 1)) (i32.const 0)))
                  (func (export "f") (param i32) (result i32)
                    (table.set $t (i32.const 0) (ref.func $a))
                    (table.init $t $passive (i32.const 1) (i32.const 0) (i32.const 1))
                    (table.set $t (i32.const 2) (global.get $g))
                    (table.init $t $expressions (i32.const 3) (i32.const 1) (i32.const 1))
                    (table.copy $u $t (i32.const 0) (i32.const 3) (i32.const 1))
                    (table.fill $t (i32.const 4) (table.get $u (i32.const 0)) (i32.const 2))
                    (call_indirect $t (type $f) (local.get 0) (i32.const 5))))
                """,
                MANY))
        .containsExactly(77);
  }

  /** Of many handlers, as an interpreter has them; few of the steps are functions of one switch. */
  @Test
  void ofManyFunctions() {
    int handlers = 1_200;
    var wat =
        new StringBuilder(
            """
            (module
              (type $h (func (param i64 i64) (result i64)))
              (func (export "f") (param i64) (result i64)
                (call $h0 (local.get 0) (i64.const 0)))
              (table %d funcref)
            """
                .formatted(handlers));
    for (int i = 0; i < handlers; i++) {
      wat.append(
          """
          (func $h%1$d (type $h)
            (if (i64.eqz (local.get 0)) (then (return (local.get 1))))
            (if (i64.eqz (i64.and (local.get 0) (i64.const 7)))
              (then (return_call $h%2$d (i64.sub (local.get 0) (i64.const 1)) (local.get 1))))
            (return_call_indirect (type $h)
              (i64.sub (local.get 0) (i64.const 1)) (i64.add (local.get 1) (i64.const %1$d))
              (i32.const %3$d)))
          (elem (i32.const %1$d) $h%1$d)
          """
              .formatted(i, (i * 7 + 1) % handlers, (i * 11 + 3) % handlers));
    }
    long expected = 0;
    int handler = 0;
    for (long left = MANY; left > 0; left--) {
      expected += left % 8 == 0 ? 0 : handler;
      handler = left % 8 == 0 ? (handler * 7 + 1) % handlers : (handler * 11 + 3) % handlers;
    }
    assertThat(call(wat.append(')').toString(), MANY)).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "even, 1000001, 0",
    "called, 1000001, 10",
    "left, 1000000, 1",
    "box, 100001, 200002",
    "make, 100001, 1",
    "list, 100001, 12"
  })
  void throughReferences(String function, long argument, long result) {
    CoreInstance guest =
        Guests.load(Guests.translate(Guests.file("text/tail-references.wasm")))
            .instantiate(new InstanceState(), List.of());
    assertThat(guest.function(function).call(argument)).containsExactly(result);
    assertThatThrownBy(() -> guest.function("null").call(1))
        .hasMessageContaining("null function reference");
  }

  @ParameterizedTest
  @CsvSource({
    "catch-direct, 5, 6",
    "catch-indirect, 5, 6",
    "count, 1000001, 42",
    "up, 20001, 0",
    "pinged, 1000001, 5"
  })
  void outOfHandlers(String function, long argument, long result) {
    CoreInstance guest =
        Guests.load(Guests.translate(Guests.file("text/tail-exceptions.wasm")))
            .instantiate(new InstanceState(), List.of());
    assertThat(guest.function(function).call(argument)).containsExactly(result);
    assertThat(guest.function(function).call(argument)).containsExactly(result);
  }
}
