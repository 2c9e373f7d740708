(component
  (core module $M (func (export "run") (loop $again (br $again))))
  (core instance $m (instantiate $M))
  (func (export "run") (canon lift (core func $m "run"))))
