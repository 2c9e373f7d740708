(component (import "host" (core module)))
