(module
  (import "" "t" (table 2 (ref null i31)))
  (func (export "set") (param i32 i32) (table.set 0 (local.get 0) (ref.i31 (local.get 1))))
  (func (export "get") (param i32) (result i32) (i31.get_u (table.get 0 (local.get 0)))))
