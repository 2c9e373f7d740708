;; Two imports must agree on a resource, but each of the two components has one of its own.
(component
  (import "a" (instance $a (export "r" (type $r (sub resource)))))
  (alias export $a "r" (type $r))
  (import "b" (instance
    (export "r" (type $s (eq $r)))
    (export "f" (func (result (own $s)))))))
