(component
  (core module $M (func $s unreachable) (start $s))
  (core instance (instantiate $M)))
