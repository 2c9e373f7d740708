(component
  (core module $M (func (export "f") (param i32)))
  (core instance $m (instantiate $M))
  (func (export "f") (param "id" u32) (canon lift (core func $m "f"))))
