(module
  (memory 2 1)
  (func (result i32) (i64.const 1))
  (func (call 7)))
