;; Wants 1.2.0 of an interface.
(component
  (import "acme:text/case@1.2.0" (instance $case
    (export "upper" (func (param "s" string) (result string)))))
  (core module $Libc
    (memory (export "memory") 1)
    (global $next (mut i32) (i32.const 1024))
    (func (export "realloc") (param i32 i32 i32 i32) (result i32)
      (local $at i32)
      (local.set $at (i32.and
        (i32.add (global.get $next) (i32.sub (local.get 2) (i32.const 1)))
        (i32.sub (i32.const 0) (local.get 2))))
      (global.set $next (i32.add (local.get $at) (local.get 3)))
      (local.get $at)))
  (core instance $libc (instantiate $Libc))
  (core func $upper (canon lower (func $case "upper")
    (memory (core memory $libc "memory")) (realloc (core func $libc "realloc"))))
  (core module $Main
    (import "libc" "memory" (memory 1))
    (import "case" "upper" (func $upper (param i32 i32 i32)))
    (func (export "shout") (param i32 i32) (result i32)
      (call $upper (local.get 0) (local.get 1) (i32.const 16))
      (i32.const 16)))
  (core instance $main (instantiate $Main
    (with "libc" (instance $libc))
    (with "case" (instance (export "upper" (func $upper))))))
  (func (export "shout") (param "s" string) (result string)
    (canon lift (core func $main "shout")
      (memory (core memory $libc "memory")) (realloc (core func $libc "realloc")))))
