(component
  (type (export "things") (component
    (export "acme:invalid/things" (instance
      (export "go" (func (param "a" u32) (param "a" u32)))
    ))
  ))
)
