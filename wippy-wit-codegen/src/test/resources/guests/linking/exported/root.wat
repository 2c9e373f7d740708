;; Exports a function whose types come from another component.
(component
  (import "acme:geo/shapes" (instance $shapes
    (type $p (record (field "x" s32) (field "y" s32)))
    (export "point" (type $point (eq $p)))
    (export "mirror" (func (param "p" $point) (result $point)))))
  (import "acme:geo/unused" (instance))
  (export "mirror" (func $shapes "mirror")))
