;; One instance within another from a component, one from the host.
(component
  (import "outer" (instance $outer
    (export "inner" (instance (export "f" (func (result u32)))))))
  (import "acme:host/deep@1.0.0" (instance $host
    (export "inner" (instance
      (export "r" (type $r (sub resource)))
      (export "make" (func (result (own $r))))))))
  (alias export $outer "inner" (instance $inner))
  (core func $f (canon lower (func $inner "f")))
  (alias export $host "inner" (instance $deep))
  (core func $make (canon lower (func $deep "make")))
  (core module $Main
    (import "" "f" (func $f (result i32)))
    (import "" "make" (func $make (result i32)))
    (func (export "run") (result i32) (call $f))
    (func (export "make") (result i32) (call $make)))
  (core instance $main (instantiate $Main (with "" (instance
    (export "f" (func $f)) (export "make" (func $make))))))
  (func (export "run") (result u32) (canon lift (core func $main "run")))
  (func (export "make") (result u32) (canon lift (core func $main "make"))))
