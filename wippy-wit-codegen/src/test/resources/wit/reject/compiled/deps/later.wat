(component
  (type (export "things") (component
    (export "acme:later/things" (instance
      (export "go" (func (param "a" (stream u8))))
    ))
  ))
)
