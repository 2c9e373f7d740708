(module
  (func (export "one") (result i32)
    (i32.cnst 1)))
