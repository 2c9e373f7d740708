(component
  (type $r (resource (rep i32)))
  (export $s "r" (type $r))
  (core module $M (func (export "f") (result i32) (unreachable)))
  (core instance $m (instantiate $M))
  (func (export "f") (result (own $s)) (canon lift (core func $m "f"))))
