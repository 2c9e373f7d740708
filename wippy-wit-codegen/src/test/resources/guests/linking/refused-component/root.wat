(component (import "acme:host/deep" (instance (export "inner" (instance (export "c" (component (export "f" (func)))))))))
