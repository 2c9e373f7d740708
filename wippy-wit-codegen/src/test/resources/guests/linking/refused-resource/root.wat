;; Says that two resources are the same that are not.
(component
  (import "host" (instance
    (export "resource1" (type (sub resource)))
    (export "resource2" (type $r2 (sub resource)))
    (export "resource1-again" (type (eq $r2))))))
