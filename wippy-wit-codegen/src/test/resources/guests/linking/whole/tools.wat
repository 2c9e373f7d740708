(component
  (core module $Main (func (export "double") (param i32) (result i32)
    (i32.mul (local.get 0) (i32.const 2))))
  (core instance $main (instantiate $Main))
  (func (export "double") (param "n" u32) (result u32) (canon lift (core func $main "double"))))
