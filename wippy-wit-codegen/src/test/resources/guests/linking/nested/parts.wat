(component
  (core module $Main (func (export "f") (result i32) (i32.const 9)))
  (core instance $main (instantiate $Main))
  (func $f (result u32) (canon lift (core func $main "f")))
  (instance $inner (export "f" (func $f)) (export "g" (func $f)))
  (instance $outer (export "inner" (instance $inner)) (export "f" (func $f)))
  (export "outer" (instance $outer)))
