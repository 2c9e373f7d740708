(component
  (import "acme:shop/things" (instance $things
    (export "thing" (type $thing (sub resource)))
    (export "[method]thing.worth" (func (param "self" (borrow $thing)) (result u32)))))
  (alias export $things "thing" (type $thing))
  (core func $worth (canon lower (func $things "[method]thing.worth")))
  (core func $drop (canon resource.drop $thing))
  (core module $Main
    (import "" "worth" (func $worth (param i32) (result i32)))
    (import "" "drop" (func $drop (param i32)))
    (func (export "sell") (param i32) (result i32)
      (call $worth (local.get 0))
      (call $drop (local.get 0))))
  (core instance $main (instantiate $Main (with "" (instance
    (export "worth" (func $worth)) (export "drop" (func $drop))))))
  (func $sell (param "t" (own $thing)) (result u32) (canon lift (core func $main "sell")))
  (component $Shape
    (import "t" (type $t (sub resource)))
    (import "sell" (func $sell (param "t" (own $t)) (result u32)))
    (export $thing "thing" (type $t))
    (export "sell" (func $sell) (func (param "t" (own $thing)) (result u32))))
  (instance $till (instantiate $Shape (with "t" (type $thing)) (with "sell" (func $sell))))
  (export "acme:shop/till" (instance $till)))
