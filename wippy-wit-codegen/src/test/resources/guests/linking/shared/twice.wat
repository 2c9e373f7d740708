(component
  (import "acme:count/counter" (instance $counter
    (export "next" (func (result u32)))))
  (core func $next (canon lower (func $counter "next")))
  (core module $Main
    (import "" "next" (func $next (result i32)))
    (func (export "next-but-one") (result i32)
      (drop (call $next))
      (call $next)))
  (core instance $main (instantiate $Main (with "" (instance (export "next" (func $next))))))
  (func $twice (result u32) (canon lift (core func $main "next-but-one")))
  (instance $out (export "next-but-one" (func $twice)))
  (export "acme:count/twice" (instance $out)))
