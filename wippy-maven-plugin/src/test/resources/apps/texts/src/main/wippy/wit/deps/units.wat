(component
  (type $length (export "length") (component
    (export "acme:units/length" (instance
      (type $number f64)
      (export "length" (type (eq $number)))
      (type $units (enum "meters" "inches"))
      (export "unit" (type (eq $units)))
    ))
  ))
)
