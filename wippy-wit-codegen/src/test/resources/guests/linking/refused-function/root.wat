(component
  (import "host" (instance (export "f" (func (param "id" u64) (result string))))))
