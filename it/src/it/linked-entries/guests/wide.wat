;; Counts further than its importers can.
(component
  (core module $Main (func (export "next") (result i64) (i64.const 1)))
  (core instance $main (instantiate $Main))
  (func $next (result u64) (canon lift (core func $main "next")))
  (instance $counter (export "next" (func $next)))
  (export "acme:count/counter" (instance $counter)))
