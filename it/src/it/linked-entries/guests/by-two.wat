;; Counts by two.
(component
  (core module $Main
    (global $count (mut i32) (i32.const 0))
    (func (export "next") (result i32)
      (global.set $count (i32.add (global.get $count) (i32.const 2)))
      (global.get $count)))
  (core instance $main (instantiate $Main))
  (func $next (result u32) (canon lift (core func $main "next")))
  (instance $counter (export "next" (func $next)))
  (export "acme:count/counter" (instance $counter)))
