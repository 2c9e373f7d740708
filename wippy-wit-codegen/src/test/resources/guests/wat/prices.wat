(component
  (import "acme:depot/stock@1.0.0" (instance $stock
    (export "price" (func (param "of" u32) (result u64)))))
  (core func $price (canon lower (func $stock "price")))
  (core module $M
    (import "stock" "price" (func $price (param i32) (result i64)))
    (func (export "double") (param i32) (result i64) (i64.shl (call $price (local.get 0)) (i64.const 1))))
  (core instance $m (instantiate $M (with "stock" (instance (export "price" (func $price))))))
  (func (export "double-price") (param "of" u32) (result u64) (canon lift (core func $m "double"))))
