(component
  (core module $Main
    (memory (export "memory") 1)
    (func (export "mirror") (param i32 i32) (result i32)
      (i32.store (i32.const 0) (local.get 1))
      (i32.store (i32.const 4) (local.get 0))
      (i32.const 0)))
  (core instance $main (instantiate $Main))
  (type $point (record (field "x" s32) (field "y" s32)))
  (func $mirror (param "p" $point) (result $point)
    (canon lift (core func $main "mirror") (memory (core memory $main "memory"))))
  (component $Shape
    (type $p (record (field "x" s32) (field "y" s32)))
    (import "point" (type $point (eq $p)))
    (import "mirror" (func $mirror (param "p" $point) (result $point)))
    (export $out "point" (type $point))
    (export "mirror" (func $mirror) (func (param "p" $out) (result $out))))
  (instance $shapes (instantiate $Shape
    (with "point" (type $point)) (with "mirror" (func $mirror))))
  (instance $unused)
  (export "acme:geo/shapes" (instance $shapes))
  (export "acme:geo/unused" (instance $unused)))
