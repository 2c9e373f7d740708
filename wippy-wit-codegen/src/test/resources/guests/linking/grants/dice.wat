;; Needs the host's random numbers.
(component
  (import "wasi:random/random@0.2.0" (instance $random
    (export "get-random-u64" (func (result u64)))))
  (core func $random (canon lower (func $random "get-random-u64")))
  (core module $Main
    (import "" "random" (func $random (result i64)))
    (func (export "roll") (result i64)
      (i64.add (i64.rem_u (call $random) (i64.const 6)) (i64.const 1))))
  (core instance $main (instantiate $Main (with "" (instance (export "random" (func $random))))))
  (func $roll (result u64) (canon lift (core func $main "roll")))
  (instance $dice (export "roll" (func $roll)))
  (export "acme:dice/dice@1.0.4" (instance $dice)))
