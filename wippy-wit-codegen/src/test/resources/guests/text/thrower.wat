(module
  (import "" "t" (tag $t (param i32)))
  (func (export "throw") (param i32) local.get 0 throw $t))
