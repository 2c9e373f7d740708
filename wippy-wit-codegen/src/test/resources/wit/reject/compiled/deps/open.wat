(component (type (;0; )
