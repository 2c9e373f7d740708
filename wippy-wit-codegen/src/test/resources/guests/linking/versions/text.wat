;; Gives 1.2.5 of an interface, and a version that is too old.
(component
  (core module $Main
    (memory (export "memory") 1)
    (global $next (mut i32) (i32.const 1024))
    (func (export "realloc") (param i32 i32 i32 i32) (result i32)
      (local $at i32)
      (local.set $at (i32.and
        (i32.add (global.get $next) (i32.sub (local.get 2) (i32.const 1)))
        (i32.sub (i32.const 0) (local.get 2))))
      (global.set $next (i32.add (local.get $at) (local.get 3)))
      (local.get $at))
    (func (export "upper") (param $at i32) (param $length i32) (result i32)
      (local $i i32)
      (block $done
        (loop $next
          (br_if $done (i32.ge_u (local.get $i) (local.get $length)))
          (if (i32.lt_u
                (i32.sub (i32.load8_u (i32.add (local.get $at) (local.get $i))) (i32.const 97))
                (i32.const 26))
            (then (i32.store8 (i32.add (local.get $at) (local.get $i))
              (i32.sub (i32.load8_u (i32.add (local.get $at) (local.get $i))) (i32.const 32)))))
          (local.set $i (i32.add (local.get $i) (i32.const 1)))
          (br $next)))
      (i32.store (i32.const 16) (local.get $at))
      (i32.store (i32.const 20) (local.get $length))
      (i32.const 16)))
  (core instance $main (instantiate $Main))
  (func $upper (param "s" string) (result string)
    (canon lift (core func $main "upper")
      (memory (core memory $main "memory")) (realloc (core func $main "realloc"))))
  (instance $new (export "upper" (func $upper)) (export "lower" (func $upper)))
  (instance $old)
  (export "acme:text/case@0.9.0" (instance $old))
  (export "acme:text/case@1.2.5" (instance $new)))
