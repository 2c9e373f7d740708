;; Counts with the same counter as the component that it imports.
(component
  (import "acme:count/counter" (instance $counter
    (export "next" (func (result u32)))))
  (import "acme:count/twice" (instance $twice
    (export "next-but-one" (func (result u32)))))
  (core func $next (canon lower (func $counter "next")))
  (core func $twice (canon lower (func $twice "next-but-one")))
  (core module $Main
    (import "" "next" (func $next (result i32)))
    (import "" "twice" (func $twice (result i32)))
    (func (export "run") (result i32)
      (i32.add (i32.mul (call $next) (i32.const 100)) (call $twice))))
  (core instance $main (instantiate $Main (with "" (instance
    (export "next" (func $next)) (export "twice" (func $twice))))))
  (func (export "run") (result u32) (canon lift (core func $main "run"))))
