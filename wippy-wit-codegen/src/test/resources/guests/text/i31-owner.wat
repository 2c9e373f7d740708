(module
  (table (export "t") 2 (ref null i31) (ref.i31 (i32.const 7)))
  (func (export "get") (param i32) (result i32) (i31.get_u (table.get 0 (local.get 0)))))
