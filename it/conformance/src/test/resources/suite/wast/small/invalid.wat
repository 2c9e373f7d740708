(component (export "a" (func 3)))
