(component (import "undefined-name" (core module)))
