;; Imports a core module and a component, and instantiates both.
(component
  (import "seven" (core module $Seven (export "seven" (func (result i32)))))
  (import "add" (component $Add
    (import "n" (func (result u32)))
    (export "more" (func (result u32)))))
  (component $Number
    (import "seven" (core module $Seven (export "seven" (func (result i32)))))
    (core instance $seven (instantiate $Seven))
    (func (export "n") (result u32) (canon lift (core func $seven "seven"))))
  (instance $number (instantiate $Number (with "seven" (core module $Seven))))
  (instance $add (instantiate $Add (with "n" (func $number "n"))))
  (export "run" (func $add "more"))
  (export "add" (instance $add)))
