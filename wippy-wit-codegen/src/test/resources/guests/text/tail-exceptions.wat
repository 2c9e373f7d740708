;; Tail calls out of try_table, whose handlers are not those of what is called.
(module
  (type $f (func (param i32) (result i32)))
  (tag $e (param i32))
  (table funcref (elem $throw $count $down $up))
  (func $throw (type $f) (throw $e (local.get 0)))

  ;; Throws to its caller, not to itself.
  (func $direct (export "direct") (param i32) (result i32)
    (block $caught (result i32)
      (try_table (catch $e $caught) (return_call $throw (local.get 0)))
      (unreachable))
    (i32.add (i32.const 1000)))
  (func $indirect (export "indirect") (param i32) (result i32)
    (block $caught (result i32)
      (try_table (catch $e $caught)
        (return_call_indirect (type $f) (local.get 0) (i32.const 0)))
      (unreachable))
    (i32.add (i32.const 1000)))
  (func (export "catch-direct") (param i32) (result i32)
    (block $caught (result i32)
      (try_table (result i32) (catch $e $caught) (call $direct (local.get 0)))
      (return))
    (i32.add (i32.const 1)))
  (func (export "catch-indirect") (param i32) (result i32)
    (block $caught (result i32)
      (try_table (result i32) (catch $e $caught) (call $indirect (local.get 0)))
      (return))
    (i32.add (i32.const 1)))

  ;; A loop of tail calls, each out of a try_table.
  (func $count (export "count") (param i32) (result i32)
    (if (i32.eqz (local.get 0)) (then (return (i32.const 42))))
    (block $caught
      (try_table (catch_all $caught)
        (return_call $count (i32.sub (local.get 0) (i32.const 1)))))
    (i32.const -1))

  ;; Two functions, of which one throws and catches every time.
  (func $up (export "up") (param i32) (result i32)
    (block $caught (result i32)
      (try_table (result i32) (catch $e $caught) (call $throw (local.get 0))))
    (if (param i32) (result i32) (i32.eqz (local.get 0))
      (then)
      (else (drop) (return_call $down (local.get 0)))))
  (func $down (type $f)
    (return_call $up (i32.sub (local.get 0) (i32.const 1))))

  ;; Throws in the end, after many tail calls.
  (func $ping (export "ping") (param i32) (result i32)
    (if (i32.eqz (local.get 0)) (then (throw $e (i32.const 5))))
    (return_call $pong (i32.sub (local.get 0) (i32.const 1))))
  (func $pong (param i32) (result i32)
    (return_call $ping (local.get 0)))
  (func (export "pinged") (param i32) (result i32)
    (block $caught (result i32)
      (try_table (result i32) (catch $e $caught) (call $ping (local.get 0))))
    (i32.add (call $up (i32.const 3)))))
