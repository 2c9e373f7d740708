(component
  (type (export "a") (component (export "acme:one/a" (instance))))
  (type (export "b") (component (export "acme:two/b" (instance))))
)
