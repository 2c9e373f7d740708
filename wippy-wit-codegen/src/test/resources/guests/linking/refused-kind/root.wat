(component
  (import "host" (instance (export "return-three" (type (sub resource))))))
