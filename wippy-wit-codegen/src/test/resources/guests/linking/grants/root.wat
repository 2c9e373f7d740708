;; Rolls a dice of another component.
(component
  (import "acme:dice/dice@1.0.0" (instance $dice (export "roll" (func (result u64)))))
  (import "wasi:random/random@0.2.3" (instance $random
    (export "get-random-u64" (func (result u64)))))
  (core func $roll (canon lower (func $dice "roll")))
  (core func $own (canon lower (func $random "get-random-u64")))
  (core module $Main
    (import "" "roll" (func $roll (result i64)))
    (import "" "own" (func $own (result i64)))
    (func (export "roll") (result i64) (call $roll))
    (func (export "own") (result i64) (call $own)))
  (core instance $main (instantiate $Main (with "" (instance
    (export "roll" (func $roll)) (export "own" (func $own))))))
  (func (export "roll") (result u64) (canon lift (core func $main "roll")))
  (func (export "own") (result u64) (canon lift (core func $main "own"))))
