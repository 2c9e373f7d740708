;; Gives 2.0.0, which is not compatible with what others want.
(component
  (core module $Main (func (export "upper") (param i32) (result i32) (local.get 0)))
  (core instance $main (instantiate $Main))
  (func $upper (param "c" char) (result char) (canon lift (core func $main "upper")))
  (instance $case (export "upper" (func $upper)))
  (export "acme:text/case@2.0.0" (instance $case)))
