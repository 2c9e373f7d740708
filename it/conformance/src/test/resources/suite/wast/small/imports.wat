(component (import "adder" (instance (export "add" (func (param "a" string))))))
