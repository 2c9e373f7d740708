(component
  (type $t u32)
  (export "t" (type $t))
)
