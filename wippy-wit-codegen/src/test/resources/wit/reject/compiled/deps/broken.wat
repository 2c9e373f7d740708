(component
  (type (component
    (export "acme:broken/things" (instance
      (export "thing" (type (eq $nothing)))
    ))
  ))
)
