(component
  (core module $Main
    (import "" "new" (func $new (param i32) (result i32)))
    (func (export "make") (param i32) (result i32)
      (call $new (i32.add (local.get 0) (i32.const 1))))
    (func (export "worth") (param i32) (result i32) (local.get 0)))
  (type $r (resource (rep i32)))
  (core func $new (canon resource.new $r))
  (core instance $main (instantiate $Main (with "" (instance (export "new" (func $new))))))
  (func $make (param "worth" u32) (result (own $r)) (canon lift (core func $main "make")))
  (func $worth (param "self" (borrow $r)) (result u32) (canon lift (core func $main "worth")))
  (component $Shape
    (import "r" (type $r (sub resource)))
    (import "make" (func $make (param "worth" u32) (result (own $r))))
    (import "worth" (func $worth (param "self" (borrow $r)) (result u32)))
    (export $thing "thing" (type $r))
    (export "[constructor]thing" (func $make) (func (param "worth" u32) (result (own $thing))))
    (export "[method]thing.worth" (func $worth)
      (func (param "self" (borrow $thing)) (result u32))))
  (instance $things (instantiate $Shape
    (with "r" (type $r)) (with "make" (func $make)) (with "worth" (func $worth))))
  (export "acme:shop/things" (instance $things)))
