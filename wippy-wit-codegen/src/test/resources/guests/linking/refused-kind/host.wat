(component
  (core module $M (func (export "f") (result i32) (i32.const 3)))
  (core instance $m (instantiate $M))
  (func (export "return-three") (result u32) (canon lift (core func $m "f"))))
