(component
  (import "acme:log/log" (instance (export "log" (func (param "text" (list u8))))))
  (instance $out)
  (export "acme:log/other" (instance $out)))
