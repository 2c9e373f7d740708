(component
  (type (export "api") (component
    (import "acme:units/length" (instance $length
      (type $n u64)
      (export "inches" (type (eq $n)))
    ))
    (alias export $length "inches" (type $inches))
    (export "acme:two/api" (instance
      (export "inches" (type (eq $inches)))
    ))
  ))
)
