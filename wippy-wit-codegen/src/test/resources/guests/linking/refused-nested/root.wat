(component
  (import "outer" (instance (export "inner" (instance (export "f" (func (param "p" (list u8)))))))))
