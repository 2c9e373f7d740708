(component
  (core module $Seven (func (export "seven") (result i32) (i32.const 7)) (func (export "eight")))
  (component $Add
    (import "n" (func $n (result u32)))
    (core func $n (canon lower (func $n)))
    (core module $Main
      (import "" "n" (func $n (result i32)))
      (func (export "more") (result i32) (i32.add (call $n) (i32.const 1))))
    (core instance $main (instantiate $Main (with "" (instance (export "n" (func $n))))))
    (func $more (result u32) (canon lift (core func $main "more")))
    (export "more" (func $more))
    (export "not-in-the-type" (func $more)))
  (export "seven" (core module $Seven))
  (export "add" (component $Add)))
