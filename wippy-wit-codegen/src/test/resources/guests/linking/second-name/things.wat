(component
  (type $r (resource (rep i32)))
  (export "thing" (type $r)))
