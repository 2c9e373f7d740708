;; 0.2 and 0.3 are not compatible: what is not there is left to the host, which has no core modules.
(component (import "a:b/c@0.3.0" (instance (export "m" (core module)))))
