;; Written by hand: names instead of numbers, and types in the place where they are used.
(component $package
  (type $area (export "area") (component $inner
    (import "acme:units/length@1.2.0" (instance $length
      (type $f f64)
      (export "meters" (type (eq $f)))
    ))
    (alias export $length "meters" (type $meters))
    (type $pair (record (field "x" f64) (field "y" f64)))
    (export "acme:shapes/area@0.1.0" (instance
      (export "meters" (type $m (eq $meters)))
      (export "point" (type $point (eq $pair)))
      (type $cases (variant (case "dot") (case "circle" $m) (case "polygon" (list $point))))
      (export "shape" (type $shape (eq $cases)))
      (type $states (enum "full" "broken"))
      (export "failure" (type $failure (eq $states)))
      (type $strings (list string))
      (export "names" (type $names (eq $strings)))
      (export "canvas" (type $canvas (sub resource)))
      (export "[constructor]canvas" (func (param "of" (tuple $m $m)) (result (own $canvas))))
      (export "[method]canvas.draw" (func
        (param "self" (borrow $canvas)) (param "shape" $shape)
        (result (result (option string) (error $failure)))))
      (export "[static]canvas.all" (func (result $names)))
      (export "measure" (func (param "shape" $shape) (result $m)))
      (export "other" (func (param "strings" (list string)) (result (result (error $failure)))))
    ))
  ))
  (type (component
    (import "acme:shapes/area@0.1.0" (instance
      (export "canvas" (type (sub resource)))
    ))
    (alias export 0 "canvas" (type))
    (export "acme:shapes/scaling@0.1.0" (instance
      (alias outer 1 1 (type $canvas))
      (export "canvas" (type $c (eq $canvas)))
      (type $flags (flags "keep-ratio" "to-the-left"))
      (export "options" (type $options (eq $flags)))
      (export "scale" (func (param "canvas" (borrow $c)) (param "how" $options)))
    ))
  ))
  (export "scaling" (type 2))
  (type (component
    (export "acme:shapes/plugin@0.1.0" (component
      (import "acme:shapes/area@0.1.0" (instance $area
        (export "canvas" (type (sub resource)))
      ))
      (alias export $area "canvas" (type $canvas))
      (import "canvas" (type $c (eq $canvas)))
      (import "log" (func (param "line" string)))
      (export "run" (func (param "on" (own $c))))
      (export "info" (instance
        (export "version" (func (result string)))
      ))
    ))
  ))
  (export "plugin" (type 4))
  (@custom "package-docs" "\01{\"docs\":\"Things to draw.\",\"interfaces\":{\"area\":{\"docs\":\"What covers a \\u0022canvas\\u0022.\",\"types\":{\"point\":{\"docs\":\"A place.\",\"items\":{\"x\":\"To the right.\"}},\"shape\":{\"items\":{\"dot\":\"Has no area.\"}},\"failure\":{\"stability\":{\"stable\":{\"since\":\"0.1.0\"}}},\"canvas\":{\"docs\":\"Takes paint.\"}},\"funcs\":{\"measure\":\"In square meters.\",\"[method]canvas.draw\":{\"docs\":\"Draws.\\n\\nLater shapes cover earlier ones.\"}}},\"scaling\":{\"types\":{\"options\":{\"items\":{\"keep-ratio\":\"Never distort.\"}}}}},\"worlds\":{\"plugin\":{\"docs\":\"What can be plugged in.\",\"funcs\":{\"log\":{\"docs\":\"For people.\"}},\"func_exports\":{\"run\":{\"docs\":\"Does it.\"}},\"interface_exports\":{\"info\":{\"docs\":\"About itself.\",\"funcs\":{\"version\":{\"docs\":\"Three numbers.\"}}}}}}}")
  (@producers (processed-by "a hand" "1"))
)
