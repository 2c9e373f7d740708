(component
  (core module $m)
  (instance $c (export "m" (core module $m)))
  (export "a:b/c@0.2.9" (instance $c)))
