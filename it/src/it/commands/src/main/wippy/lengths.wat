;; The length of a text, some times over: wat2wasm lengths.wat
(module
  (memory (export "memory") 1)
  (global $free (mut i32) (i32.const 16))
  (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32)
    (local $at i32)
    (local.set $at (global.get $free))
    (global.set $free (i32.add (local.get $at) (local.get 3)))
    (local.get $at))
  (func (export "lengths") (param $text i32) (param $length i32) (param $times i32) (result i32)
    (i32.mul (local.get $length) (local.get $times))))
