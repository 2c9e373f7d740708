;; Makes a resource with one component and hands it to another that knows it by an import of its own.
(component
  (import "acme:shop/things" (instance $things
    (export "thing" (type $thing (sub resource)))
    (export "[constructor]thing" (func (param "worth" u32) (result (own $thing))))))
  (alias export $things "thing" (type $thing))
  (import "acme:shop/till" (instance $till
    (export "thing" (type $t (eq $thing)))
    (export "sell" (func (param "t" (own $t)) (result u32)))))
  (core func $make (canon lower (func $things "[constructor]thing")))
  (core func $sell (canon lower (func $till "sell")))
  (core module $Main
    (import "" "make" (func $make (param i32) (result i32)))
    (import "" "sell" (func $sell (param i32) (result i32)))
    (func (export "run") (param i32) (result i32)
      (call $sell (call $make (local.get 0)))))
  (core instance $main (instantiate $Main (with "" (instance
    (export "make" (func $make)) (export "sell" (func $sell))))))
  (func (export "run") (param "worth" u32) (result u32) (canon lift (core func $main "run"))))
