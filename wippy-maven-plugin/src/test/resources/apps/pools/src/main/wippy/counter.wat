;; Remembers what it should not: the next call has to find everything as it was.
(module
  (memory (export "memory") 1)
  (global $calls (mut i32) (i32.const 0))
  (table $calls 1 4 funcref)

  ;; How often this instance was called, by its global, its memory and the size of its table.
  (func (export "count") (result i32)
    (global.set $calls (i32.add (global.get $calls) (i32.const 1)))
    (i32.store (i32.const 8) (i32.add (i32.load (i32.const 8)) (i32.const 1)))
    (drop (table.grow $calls (ref.null func) (i32.const 1)))
    (i32.add
      (i32.mul (i32.const 100) (global.get $calls))
      (i32.add
        (i32.mul (i32.const 10) (i32.load (i32.const 8)))
        (i32.sub (table.size $calls) (i32.const 1)))))

  (func (export "unreachable") unreachable)
  (func (export "spin") (loop $again (br $again)))

  ;; err(n) in the area at 16
  (func (export "refuse") (param i32) (result i32)
    (i32.store8 (i32.const 16) (i32.const 1))
    (i32.store (i32.const 20) (local.get 0))
    (i32.const 16)))
