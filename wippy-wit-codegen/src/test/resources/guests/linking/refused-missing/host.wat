(component (type $r (resource (rep i32))) (export "resource1" (type $r)))
