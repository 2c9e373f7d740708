;; Catches one tag, and calls functions that throw that tag and another of the same type.
(module
  (import "" "t" (tag $t (param i32)))
  (import "" "mine" (func $mine (param i32)))
  (import "" "other" (func $other (param i32)))
  (func $call (param $other i32) (result i32)
    (block $h (result i32)
      (try_table (catch $t $h)
        local.get $other
        (if (then i32.const 5 call $other) (else i32.const 5 call $mine)))
      i32.const 0))
  (func (export "mine") (result i32) i32.const 0 call $call)
  (func (export "other") (result i32) i32.const 1 call $call))
