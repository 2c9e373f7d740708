(module
  (func $double (param $n i32) (result i32)
    (i32.mul (local.get $n) (i32.const 2)))
  (func (export "run") (result i32)
    (call $duoble (i32.const 4))))
