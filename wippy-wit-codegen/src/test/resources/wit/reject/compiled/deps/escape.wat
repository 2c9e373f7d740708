(component (export "a\z" (type 0)))
