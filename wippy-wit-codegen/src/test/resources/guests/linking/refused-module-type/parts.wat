(component
  (core module $M (func (export "f") (param i64)))
  (export "m" (core module $M)))
