(component
  (core module $M (memory (export "m") 1) (func (export "f") (param i32 i32))
    (func (export "realloc") (param i32 i32 i32 i32) (result i32) (unreachable)))
  (core instance $m (instantiate $M))
  (func $f (param "p" string) (canon lift (core func $m "f")
    (memory (core memory $m "m")) (realloc (core func $m "realloc"))))
  (instance $inner (export "f" (func $f)))
  (instance $outer (export "inner" (instance $inner)))
  (export "outer" (instance $outer)))
