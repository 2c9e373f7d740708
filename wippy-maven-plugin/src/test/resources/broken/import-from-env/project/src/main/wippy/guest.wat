(module
  (import "env" "foo" (func $foo (param i32) (result i32)))
  (func (export "half") (param i32) (result i32) (call $foo (local.get 0))))
