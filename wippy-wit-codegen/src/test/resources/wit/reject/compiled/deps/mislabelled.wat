(component
  (type (export "things") (component
    (export "acme:mislabelled/stuff" (instance))
  ))
)
