;; What a component exports, taken as an instance; a type that it names is not there, and need not be.
(component
  (import "tools" (instance $tools
    (type $p (record (field "x" u32)))
    (export "point" (type (eq $p)))
    (export "double" (func (param "n" u32) (result u32)))))
  (core func $double (canon lower (func $tools "double")))
  (core module $Main
    (import "" "double" (func $double (param i32) (result i32)))
    (func (export "run") (param i32) (result i32) (call $double (call $double (local.get 0)))))
  (core instance $main (instantiate $Main (with "" (instance (export "double" (func $double))))))
  (func (export "run") (param "n" u32) (result u32) (canon lift (core func $main "run"))))
