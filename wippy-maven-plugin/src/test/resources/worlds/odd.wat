;; The source of odd.wasm: wasm-tools parse odd.wat -o odd.wasm
;; Exports that WIT has no words for, and one that it has.
(component
  (core module $m (func (export "f")))
  (core instance $i (instantiate $m))
  (component $c)
  (type $r (resource (rep i32)))
  (func $f (canon lift (core func $i "f")))
  (instance $inner (export "f" (func $f)))
  (instance $outer (export "inner" (instance $inner)))
  (export "code" (core module $m))
  (export "part" (component $c))
  (export "thing" (type $r))
  (export "outer" (instance $outer))
  (export "run" (func $f))
)
