(module
  (memory (export "memory") 1)
  (table 4 funcref)
  (global $calls (mut i32) (i32.const 0))
  ;; at 16 a string of invalid UTF-8; at 32 and 40 areas for results
  (data (i32.const 16) "ok\ff\feno")

  (func (export "unreachable") unreachable)

  (func (export "divide") (param i32 i32) (result i32)
    (i32.div_s (local.get 0) (local.get 1)))

  (func (export "outside") (param i32) (result i32)
    (i32.load (local.get 0)))

  (func (export "table") (param i32)
    (call_indirect (local.get 0)))

  (func $recurse (export "recurse") (param i64) (result i64)
    (i64.add (i64.const 1) (call $recurse (i64.add (local.get 0) (i64.const 1)))))

  (func (export "spin")
    (loop $again (br $again)))

  ;; Asks for a page at a time until it is refused; returns how many pages there are then.
  (func (export "grow") (result i32)
    (loop $again
      (br_if $again (i32.ge_s (memory.grow (i32.const 1)) (i32.const 0))))
    (memory.size))

  ;; How often this instance was called.
  (func (export "count") (result i32)
    (global.set $calls (i32.add (global.get $calls) (i32.const 1)))
    (global.get $calls))

  (func (export "text") (param i32 i32) (result i32)
    (i32.store (i32.const 32) (local.get 0))
    (i32.store (i32.const 36) (local.get 1))
    (i32.const 32))

  (func (export "number") (param i32) (result i32)
    (local.get 0))

  (func (export "maybe") (param i32) (result i32)
    (i32.store8 (i32.const 40) (local.get 0))
    (i32.store (i32.const 44) (i32.const 7))
    (i32.const 40))

  ;; Its allocator lies: it returns what the request is long, so that 100000 bytes lie outside memory.
  (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32)
    (local.get 3))

  (func (export "echo") (param i32 i32) (result i32)
    (local.get 1))

  (func (export "post") (result i32)
    (i32.store (i32.const 32) (i32.const 16))
    (i32.store (i32.const 36) (i32.const 2))
    (i32.const 32))
  (func (export "cabi_post_post") (param i32) unreachable))
