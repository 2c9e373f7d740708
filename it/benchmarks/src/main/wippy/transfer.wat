;; The source of transfer.wasm: wasm-tools parse transfer.wat -o transfer.wasm
;; One component hands 64 KB of text to another, which takes them into the same place each time.
(component
  (component $taker
    (core module $m
      (memory (export "memory") 2)
      (func (export "realloc") (param i32 i32 i32 i32) (result i32) i32.const 1024)
      (func (export "take") (param i32 i32) (result i32) local.get 1))
    (core instance $i (instantiate $m))
    (func (export "take") (param "text" string) (result u32)
      (canon lift (core func $i "take") (memory $i "memory") (realloc (func $i "realloc")))))
  (component $giver
    (import "take" (func $take (param "text" string) (result u32)))
    (core module $libc
      (memory (export "memory") 2)
      (func (export "fill") (local $at i32)
        (loop $next
          (i32.store8 (local.get $at)
            (i32.add (i32.const 97) (i32.rem_u (local.get $at) (i32.const 26))))
          (local.set $at (i32.add (local.get $at) (i32.const 1)))
          (br_if $next (i32.lt_u (local.get $at) (i32.const 65536))))))
    (core instance $libc (instantiate $libc))
    (core func $lowered (canon lower (func $take) (memory $libc "memory")))
    (core module $m
      (import "libc" "fill" (func $fill))
      (import "taker" "take" (func $take (param i32 i32) (result i32)))
      (func (export "give") (result i32) (call $take (i32.const 0) (i32.const 65536)))
      (start $fill))
    (core instance $i (instantiate $m
      (with "libc" (instance $libc))
      (with "taker" (instance (export "take" (func $lowered))))))
    (func (export "give") (result u32) (canon lift (core func $i "give"))))
  (instance $t (instantiate $taker))
  (instance $g (instantiate $giver (with "take" (func $t "take"))))
  (export "give" (func $g "give"))
)
