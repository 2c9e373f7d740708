package ai.wippy.build.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.wippy.runtime.component.CoreExtern;
import ai.wippy.runtime.component.CoreFunction;
import ai.wippy.runtime.component.CoreGlobal;
import ai.wippy.runtime.component.CoreInstance;
import ai.wippy.runtime.component.InstanceState;
import ai.wippy.runtime.component.Trap;
import com.dylibso.chicory.runtime.WasmException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Modules that import from one another, in the ways in which component tools link them. */
class SharingTest {
  private static long call(CoreInstance instance, String function, long... args) {
    long[] results = instance.function(function).call(args);
    return results.length == 0 ? 0 : results[0];
  }

  /** The shim gives the main module functions before there is a memory to lower them with. */
  @Test
  void shimAndFixup() {
    CoreInstance shim =
        Guests.instance(
            """
            (module
              (type $t (func (param i32) (result i32)))
              (table (export "$imports") 1 1 funcref)
              (func (export "0") (param i32) (result i32)
                local.get 0 i32.const 0 call_indirect (type $t)))
            """);
    CoreInstance main =
        Guests.instance(
            """
            (module
              (import "host" "twice" (func $twice (param i32) (result i32)))
              (memory (export "memory") 1)
              (func (export "run") (param i32) (result i32)
                local.get 0 call $twice i32.const 1 i32.add))
            """,
            shim.export("0"));
    Guests.instance(
        """
        (module
          (type $t (func (param i32) (result i32)))
          (import "" "$imports" (table 1 1 funcref))
          (import "" "0" (func $lowered (type $t)))
          (elem (i32.const 0) func $lowered))
        """,
        shim.export("$imports"),
        CoreFunction.host(args -> new long[] {args[0] * 2}));
    assertThat(call(main, "run", 20)).isEqualTo(41);
  }

  private static final String CALLEE =
      """
      (module
        (type $other (func (param f64 f64) (result f64)))
        (type $wanted (func (param i32 i64) (result i64)))
        (import "env" "table" (table 4 funcref))
        (func $sum (type $wanted) local.get 0 i64.extend_i32_s local.get 1 i64.add)
        (func $product (type $other) local.get 0 local.get 1 f64.mul)
        (elem (i32.const 1) $sum $product))
      """;

  /** Chicory 1.7.5 compares the caller's type index with the callee's types. */
  @Test
  void indirectCallsCompareTypesNotTheirNumbers() {
    CoreInstance caller =
        Guests.instance(
            """
            (module
              (type $unused (func))
              (type $alike (func (param i32 i64) (result i64)))
              (type $run (func (param i32) (result i64)))
              (table (export "table") 4 funcref)
              (func (export "run") (type $run)
                i32.const -5 i64.const 47 local.get 0 call_indirect (type $alike))
              (func (export "void") i32.const 1 call_indirect (type $unused)))
            """);
    Guests.instance(CALLEE, caller.export("table"));
    assertThat(call(caller, "run", 1)).isEqualTo(42);
    assertThatThrownBy(() -> call(caller, "run", 2))
        .isInstanceOf(Trap.class)
        .hasMessage("indirect call type mismatch");
    assertThatThrownBy(() -> call(caller, "void"))
        .isInstanceOf(Trap.class)
        .hasMessage("indirect call type mismatch");
  }

  @Test
  void memoryAndGlobalsAreShared() {
    CoreInstance owner =
        Guests.instance(
            """
            (module
              (memory (export "memory") 1)
              (global (export "base") i32 (i32.const 100))
              (global (export "counter") (mut i32) (i32.const 0))
              (data $own "own")
              (func (export "init") i32.const 0 i32.const 0 i32.const 3 memory.init $own)
              (func (export "peek") (param i32) (result i32) local.get 0 i32.load8_u))
            """);
    CoreInstance guest =
        Guests.instance(
            """
            (module
              (import "env" "memory" (memory 1))
              (import "env" "base" (global $base i32))
              (import "env" "counter" (global $counter (mut i32)))
              (data (global.get $base) "at base")
              (data $other "two")
              (func (export "init")
                i32.const 8 i32.const 0 i32.const 3 memory.init $other
                global.get $counter i32.const 1 i32.add global.set $counter)
              (func (export "grow") (result i32) i32.const 1 memory.grow))
            """,
            owner.export("memory"),
            owner.export("base"),
            owner.export("counter"));
    assertThat(call(owner, "peek", 103)).isEqualTo('b');
    call(guest, "init");
    call(owner, "init");
    assertThat(call(owner, "peek", 0)).isEqualTo('o');
    assertThat(call(owner, "peek", 8)).isEqualTo('t');
    assertThat(call(guest, "grow")).isEqualTo(1);
    assertThat(owner.memory("memory").size()).isEqualTo(2 * 65_536);
    assertThat(owner.export("counter"))
        .isInstanceOfSatisfying(CoreGlobal.class, g -> assertThat(g.value()).isEqualTo(1));
  }

  @Test
  void functionsOfOneInstanceAreImportsOfAnother() {
    CoreInstance callee =
        Guests.instance(
            """
            (module
              (global $state (mut i32) (i32.const 0))
              (func (export "f") (param i32 f32) (result i32 f32)
                global.get $state local.get 0 i32.add global.set $state
                global.get $state local.get 1 f32.const 2 f32.mul)
              (func (export "fail") unreachable))
            """);
    CoreInstance caller =
        Guests.instance(
            """
            (module
              (import "a" "f" (func $f (param i32 f32) (result i32 f32)))
              (import "a" "fail" (func $fail))
              (func (export "run") (result f32)
                i32.const 3 f32.const 4.5 call $f f32.const 0.5 f32.add
                return)
              (func (export "fail") call $fail))
            """,
            callee.export("f"),
            callee.export("fail"));
    assertThat(Float.intBitsToFloat((int) call(caller, "run"))).isEqualTo(9.5f);
    assertThatThrownBy(() -> call(caller, "fail")).hasMessageContaining("unreachable");
  }

  @Test
  void aTagIsNotAnotherOfItsType() {
    CoreInstance mine = file("text/tag.wasm");
    CoreInstance other = file("text/tag.wasm");
    CoreInstance catcher =
        file(
            "text/catcher.wasm",
            mine.export("t"),
            file("text/thrower.wasm", mine.export("t")).export("throw"),
            file("text/thrower.wasm", other.export("t")).export("throw"));
    assertThat(call(catcher, "mine")).isEqualTo(5);
    assertThatThrownBy(() -> call(catcher, "other")).isInstanceOf(WasmException.class);
  }

  @Test
  void aTableOfGcReferencesIsRead() {
    CoreInstance owner = file("text/i31-owner.wasm");
    CoreInstance user = file("text/i31-user.wasm", owner.export("t"));
    assertThat(call(user, "get", 1)).isEqualTo(7);
    call(user, "set", 0, 42);
    assertThat(call(owner, "get", 0)).isEqualTo(42);
    assertThat(call(owner, "get", 1)).isEqualTo(7);
    assertThat(call(user, "get", 0)).isEqualTo(42);
  }

  private static CoreInstance file(String name, CoreExtern... imports) {
    return Guests.load(Guests.translate(Guests.file(name)))
        .instantiate(new InstanceState(), List.of(imports));
  }
}
