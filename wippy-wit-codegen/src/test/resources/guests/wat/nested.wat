(component
  (import "greet" (func $greet (param "name" string) (result string)))
  (import "acme:shop/stock@1.0.0" (instance $stock
    (export "item" (type $item (sub resource)))
    (export "[constructor]item" (func (param "name" string) (result (own $item))))
    (export "[method]item.name" (func (param "self" (borrow $item)) (result string)))))
  (core module $M
    (func (export "add") (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1)))
    (func (export "next") (param i32) (result i32) (i32.rem_u (i32.add (local.get 0) (i32.const 1)) (i32.const 3))))
  (core instance $m (instantiate $M))
  (func $add (param "a" u32) (param "b" u32) (result u32) (canon lift (core func $m "add")))
  (type $enum (enum "red" "green" "blue"))
  (func $next (param "of" $enum) (result $enum) (canon lift (core func $m "next")))
  (component $Colors
    (type $enum (enum "red" "green" "blue"))
    (import "color" (type $color' (eq $enum)))
    (import "next" (func $next (param "of" $color') (result $color')))
    (export $color "color" (type $color'))
    (export "next" (func $next) (func (param "of" $color) (result $color))))
  (instance $colors (instantiate $Colors (with "color" (type $enum)) (with "next" (func $next))))
  (instance $inner
    (export "add" (func $add))
    (export "greet" (func $greet))
    (export "colors" (instance $colors)))
  (instance $outer (export "inner" (instance $inner)) (export "sum" (func $add)))
  (export "outer" (instance $outer))
  (export "greet-again" (func $greet))
  (export "acme:shop/stock@1.0.0" (instance $stock)))
