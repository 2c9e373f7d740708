(component
  (core module))
