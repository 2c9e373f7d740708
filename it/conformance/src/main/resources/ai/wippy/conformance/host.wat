;; What wasmtime's own test runner offers to the components of its suite. Made into host.wasm by
;; `wasm-tools parse host.wat -o host.wasm`.
(component
  (component $Host
    (core module $State
      (global $drops (mut i32) (i32.const 0))
      (global $last-drop (mut i32) (i32.const 0))
      (func (export "drop") (param $rep i32)
        (global.set $drops (i32.add (global.get $drops) (i32.const 1)))
        (global.set $last-drop (local.get $rep)))
      (func (export "drops") (result i32) (global.get $drops))
      (func (export "last-drop") (result i32) (global.get $last-drop)))
    (core instance $state (instantiate $State))

    (type $r1 (resource (rep i32) (dtor (func $state "drop"))))
    (type $r2 (resource (rep i32)))
    (core func $new (canon resource.new $r1))
    (core func $rep (canon resource.rep $r1))

    (core module $Functions
      (import "" "new" (func $new (param i32) (result i32)))
      (import "" "rep" (func $rep (param i32) (result i32)))
      (memory (export "memory") 1)
      (data (i32.const 0) "\08\00\00\00\02\00\00\00hi")
      (func (export "return-three") (result i32) (i32.const 3))
      (func (export "return-four") (result i32) (i32.const 4))
      (func (export "return-hi") (result i32) (i32.const 0))
      (func (export "constructor") (param $r i32) (result i32) (call $new (local.get $r)))
      (func (export "assert") (param $r i32) (param $rep i32)
        (if (i32.ne (call $rep (local.get $r)) (local.get $rep)) (then unreachable)))
      (func (export "simple") (param $self i32) (param $rep i32)
        (if (i32.ne (local.get $self) (local.get $rep)) (then unreachable)))
      (func (export "take-borrow") (param $self i32) (param $b i32))
      ;; The handle stays in the table, so that no destructor runs.
      (func (export "take-own") (param $self i32) (param $b i32)))
    (core instance $functions
      (instantiate $Functions
        (with "" (instance (export "new" (func $new)) (export "rep" (func $rep))))))
    (alias core export $functions "memory" (core memory $memory))

    (core module $Simple
      (global (export "g") i32 (i32.const 100))
      (func (export "f") (result i32) (i32.const 101)))
    (export "simple-module" (core module $Simple))

    (func (export "return-three") (result u32) (canon lift (core func $functions "return-three")))
    (func (export "return-hi") (result string)
      (canon lift (core func $functions "return-hi") (memory $memory)))

    (func $return-four (result u32) (canon lift (core func $functions "return-four")))
    (instance $nested (export "return-four" (func $return-four)))
    (export "nested" (instance $nested))

    (export $resource1 "resource1" (type $r1))
    (export "resource2" (type $r2))
    (export "resource1-again" (type $resource1))
    (func (export "[constructor]resource1") (param "r" u32) (result (own $resource1))
      (canon lift (core func $functions "constructor")))
    (func (export "[static]resource1.assert") (param "r" (own $resource1)) (param "rep" u32)
      (canon lift (core func $functions "assert")))
    (func (export "[static]resource1.last-drop") (result u32)
      (canon lift (core func $state "last-drop")))
    (func (export "[static]resource1.drops") (result u32)
      (canon lift (core func $state "drops")))
    (func (export "[method]resource1.simple") (param "self" (borrow $resource1)) (param "rep" u32)
      (canon lift (core func $functions "simple")))
    (func (export "[method]resource1.take-borrow")
      (param "self" (borrow $resource1)) (param "b" (borrow $resource1))
      (canon lift (core func $functions "take-borrow")))
    (func (export "[method]resource1.take-own")
      (param "self" (borrow $resource1)) (param "b" (own $resource1))
      (canon lift (core func $functions "take-own"))))
  (instance $host (instantiate $Host))
  (export "host" (instance $host))

  (core module $Root
    (func (export "two") (result i32) (i32.const 2))
    (func (export "echo") (param i32) (result i32) (local.get 0)))
  (core instance $root (instantiate $Root))
  (func (export "host-return-two") (result u32) (canon lift (core func $root "two")))
  (func (export "host-echo-u32") (param "v" u32) (result u32)
    (canon lift (core func $root "echo"))))
