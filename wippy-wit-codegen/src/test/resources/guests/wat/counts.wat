(component
  (import "acme:depot/stock@1.0.0" (instance $stock
    (export "count" (func (param "of" u32) (result u32)))))
  (core func $count (canon lower (func $stock "count")))
  (core module $M
    (import "stock" "count" (func $count (param i32) (result i32)))
    (func (export "double") (param i32) (result i32) (i32.shl (call $count (local.get 0)) (i32.const 1))))
  (core instance $m (instantiate $M (with "stock" (instance (export "count" (func $count))))))
  (func (export "double-count") (param "of" u32) (result u32) (canon lift (core func $m "double"))))
