(component
  (import "host" (instance (export "resource1" (type (sub resource))) (export "missing" (type (sub resource))))))
