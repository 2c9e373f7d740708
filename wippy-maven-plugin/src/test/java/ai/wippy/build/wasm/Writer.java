package ai.wippy.build.wasm;

import ai.wippy.runtime.component.CoreInstance;
import ai.wippy.runtime.component.CoreModule;
import ai.wippy.runtime.component.InstanceState;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** An instance of a module that has a function for each way to write to its memory. */
final class Writer {
  static final int PAGE = 65_536;
  static final int PAGES = 40;
  static final int SIZE = PAGES * PAGE;

  private static final TranslatedModule TRANSLATED =
      Guests.translate(
          Guests.wat(
              """
              (module
                (memory (export "memory") 40 60)
                (global $calls (mut i32) (i32.const 5))
                (table (export "table") 2 10 funcref)
                (data (i32.const 1000) "some text that every instance begins with")
                (data (i32.const 1310000) "and some more, much later")
                (data $late "what is copied when it is asked for")
                (func (export "i32.store8") (param i32 i64)
                  local.get 0 local.get 1 i32.wrap_i64 i32.store8)
                (func (export "i32.store16") (param i32 i64)
                  local.get 0 local.get 1 i32.wrap_i64 i32.store16)
                (func (export "i32.store") (param i32 i64)
                  local.get 0 local.get 1 i32.wrap_i64 i32.store)
                (func (export "i64.store8") (param i32 i64) local.get 0 local.get 1 i64.store8)
                (func (export "i64.store16") (param i32 i64) local.get 0 local.get 1 i64.store16)
                (func (export "i64.store32") (param i32 i64) local.get 0 local.get 1 i64.store32)
                (func (export "i64.store") (param i32 i64) local.get 0 local.get 1 i64.store)
                (func (export "f32.store") (param i32 i64)
                  local.get 0 local.get 1 i32.wrap_i64 f32.reinterpret_i32 f32.store)
                (func (export "f64.store") (param i32 i64)
                  local.get 0 local.get 1 f64.reinterpret_i64 f64.store)
                (func (export "memory.fill") (param i32 i64)
                  local.get 0 local.get 1 i32.wrap_i64 i32.const 9000 memory.fill)
                (func (export "memory.copy") (param i32 i64)
                  local.get 0 i32.const 1000 i32.const 9000 memory.copy)
                (func (export "memory.init") (param i32 i64)
                  local.get 0 i32.const 2 i32.const 20 memory.init $late)
                (func (export "i32.atomic.rmw.add") (param i32 i64)
                  local.get 0 i32.const -4 i32.and local.get 1 i32.wrap_i64
                  i32.atomic.rmw.add drop)
                (func (export "i64.atomic.store") (param i32 i64)
                  local.get 0 i32.const -8 i32.and local.get 1 i64.atomic.store)
                (func (export "i64.atomic.rmw.cmpxchg") (param i32 i64)
                  local.get 0 i32.const -8 i32.and
                  local.get 0 i32.const -8 i32.and i64.atomic.load
                  local.get 1 i64.atomic.rmw.cmpxchg drop)
                (func (export "grow") (param i32) (result i32) local.get 0 memory.grow)
                (func (export "change")
                  i32.const 9 global.set $calls
                  ref.null func i32.const 3 table.grow drop
                  data.drop $late)
                (func (export "calls") (result i32) global.get $calls)
                (func (export "elements") (result i32) table.size)
                (func (export "trap") i32.const 0 i32.const 1 i32.store unreachable))
              """));

  final InstanceState state = new InstanceState();
  final CoreInstance instance;

  Writer(CoreModule module) {
    instance = module.instantiate(state, List.of());
  }

  /** The module, of whose memories nobody knows yet. */
  static CoreModule module() {
    return Guests.load(TRANSLATED);
  }

  /** The functions, named after their instructions; each takes an address and a value. */
  static Stream<String> instructions() {
    return Stream.of(
        "i32.store8",
        "i32.store16",
        "i32.store",
        "i64.store8",
        "i64.store16",
        "i64.store32",
        "i64.store",
        "f32.store",
        "f64.store",
        "memory.fill",
        "memory.copy",
        "memory.init",
        "i32.atomic.rmw.add",
        "i64.atomic.store",
        "i64.atomic.rmw.cmpxchg");
  }

  /** An address near the borders of blocks, as nothing else is difficult. */
  static int address(Random random) {
    return Math.floorMod(random.nextInt(640) * 4096 + random.nextInt(24) - 12, SIZE - 9000);
  }

  long call(String function, long... args) {
    long[] results = instance.function(function).call(args);
    return results.length == 0 ? 0 : results[0];
  }

  /** The array that holds the memory now. */
  byte[] array() {
    return instance.memory("memory").array();
  }

  byte[] content() {
    return Arrays.copyOf(array(), (int) instance.memory("memory").size());
  }
}
