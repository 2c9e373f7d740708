(module
  (func (export "run")
    nop)
