(component
  (type $r1 (resource (rep i32)))
  (type $r2 (resource (rep i32)))
  (export "resource1" (type $r1))
  (export "resource2" (type $r2))
  (export "resource1-again" (type $r1)))
