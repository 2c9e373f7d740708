;; Two components that want different things of the host under one name.
(component
  (import "acme:log/log" (instance (export "log" (func (param "text" string)))))
  (import "acme:log/other" (instance)))
