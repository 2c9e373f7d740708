(module
  (memory (export "memory") 1)
  ;; At 0 a string; at 32 a list of ok(1), err("no"), ok(4294967295); at 80 where that list is.
  (data (i32.const 0) "no")
  (data (i32.const 32) "\00\00\00\00\01\00\00\00\00\00\00\00")
  (data (i32.const 44) "\01\00\00\00\00\00\00\00\02\00\00\00")
  (data (i32.const 56) "\00\00\00\00\ff\ff\ff\ff\00\00\00\00")
  (data (i32.const 80) "\20\00\00\00\03\00\00\00")
  ;; some(none)
  (data (i32.const 96) "\01\00\00\00\00\00\00\00\00\00\00\00")

  (func (export "same") (param i64) (result i64) (local.get 0))
  (func (export "most") (result i64) (i64.const -1))
  (func (export "least") (result i64) (i64.const -9223372036854775808))
  (func (export "code") (param i32) (result i32) (local.get 0))

  ;; From start to end, or 0 without an end.
  (func (export "width") (param $start i32) (param $has i32) (param $end i32) (result i32)
    (if (result i32) (local.get $has)
      (then (i32.sub (local.get $end) (local.get $start)))
      (else (i32.const 0))))

  ;; Half of a number; rounded down where it need not be exact.
  (func (export "half") (param $f f32) (param $has i32) (param $exact i32) (result f32)
    (local $half f32)
    (local.set $half (f32.mul (local.get $f) (f32.const 0.5)))
    (if (result f32) (i32.and (local.get $has) (i32.eqz (local.get $exact)))
      (then (f32.floor (local.get $half)))
      (else (local.get $half))))

  (func (export "outcomes") (result i32) (i32.const 80))
  (func (export "nested") (result i32) (i32.const 96)))
