(component
  (type (export "api") (component
    (import "acme:units/length" (instance $length
      (type $n u32)
      (export "inches" (type (eq $n)))
    ))
    (alias export $length "inches" (type $inches))
    (export "acme:one/api" (instance
      (export "inches" (type (eq $inches)))
    ))
  ))
)
