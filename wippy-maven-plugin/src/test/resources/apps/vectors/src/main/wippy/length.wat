(module
  (func $squares (param $v v128) (result v128)
    (f64x2.mul (local.get $v) (local.get $v)))
  (func (export "length") (param $x f64) (param $y f64) (result f64) (local $v v128)
    (local.set $v
      (call $squares (f64x2.replace_lane 1 (f64x2.splat (local.get $x)) (local.get $y))))
    (f64.sqrt
      (f64.add (f64x2.extract_lane 0 (local.get $v)) (f64x2.extract_lane 1 (local.get $v))))))
