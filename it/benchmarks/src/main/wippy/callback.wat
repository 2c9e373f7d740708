;; The source of callback.wasm: wasm-tools parse callback.wat -o callback.wasm
;; Calls the host once in each turn of a loop.
(component
  (import "tick" (func $tick (param "count" u32) (result u32)))
  (core func $lowered (canon lower (func $tick)))
  (core module $m
    (import "host" "tick" (func $tick (param i32) (result i32)))
    (func (export "run") (param $turns i32) (result i32) (local $count i32)
      (loop $again
        (local.set $count (call $tick (local.get $count)))
        (br_if $again
          (local.tee $turns (i32.sub (local.get $turns) (i32.const 1)))))
      local.get $count))
  (core instance $i (instantiate $m
    (with "host" (instance (export "tick" (func $lowered))))))
  (func (export "run") (param "turns" u32) (result u32) (canon lift (core func $i "run"))))
