(component
  (import "adder" (instance $a (export "add" (func (param "a" u32) (param "b" u32) (result u32)))))
  (core func $add (canon lower (func $a "add")))
  (core module $M
    (import "" "add" (func $add (param i32 i32) (result i32)))
    (func (export "three") (result i32) (call $add (i32.const 1) (i32.const 2))))
  (core instance $m (instantiate $M (with "" (instance (export "add" (func $add))))))
  (func (export "three") (result u32) (canon lift (core func $m "three"))))
