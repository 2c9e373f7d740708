;; Tail calls through references, with results that are references, too.
(module
  (type $step (func (param i32) (result i32)))
  (type $made (func (param i32) (result (ref $step))))
  (type $box (struct (field i32)))
  (type $boxed (func (param i32 (ref $box) (ref eq)) (result (ref eq))))
  (type $list (array i32))
  (global $even (ref $step) (ref.func $even))
  (elem declare func $odd $boxes $unbox $maker $lists)

  ;; Through references to each other, one of which a global holds.
  (func $even (export "even") (param i32) (result i32)
    (if (result i32) (i32.eqz (local.get 0))
      (then (i32.const 1))
      (else (return_call_ref $step (i32.sub (local.get 0) (i32.const 1)) (ref.func $odd)))))
  (func $odd (param i32) (result i32)
    (if (result i32) (i32.eqz (local.get 0))
      (then (i32.const 0))
      (else (return_call_ref $step (i32.sub (local.get 0) (i32.const 1)) (global.get $even)))))

  ;; No tail call, of a function that makes them.
  (func (export "called") (param i32) (result i32)
    (i32.add (i32.const 10) (call_ref $step (local.get 0) (global.get $even))))

  ;; A tail call that does not lead back.
  (func (export "left") (param i32) (result i32)
    (return_call_ref $step (local.get 0) (global.get $even)))

  (func (export "null") (param i32) (result i32)
    (return_call_ref $step (local.get 0) (ref.null $step)))

  ;; Results and parameters that are never null.
  (func $boxes (type $boxed)
    (if (result (ref eq)) (i32.eqz (local.get 0))
      (then (local.get 1))
      (else (return_call_ref $boxed (i32.sub (local.get 0) (i32.const 1))
        (struct.new $box (i32.add (struct.get $box 0 (local.get 1)) (i32.const 2)))
        (local.get 2) (ref.func $unbox)))))
  (func $unbox (type $boxed)
    (return_call $boxes (local.get 0) (local.get 1) (local.get 2)))
  (func (export "box") (param i32) (result i32)
    (struct.get $box 0 (ref.cast (ref $box)
      (call $boxes (local.get 0) (struct.new $box (i32.const 0)) (ref.i31 (i32.const 1))))))

  ;; A result that is a function.
  (func $maker (type $made)
    (if (result (ref $step)) (i32.eqz (local.get 0))
      (then (ref.func $even))
      (else (return_call_ref $made (i32.sub (local.get 0) (i32.const 1)) (ref.func $maker)))))
  (func (export "make") (param i32) (result i32)
    (call_ref $step (i32.const 4) (call $maker (local.get 0))))

  ;; A result that is an array, and one that is a structure.
  (func $lists (param i32) (result (ref $list) (ref $box))
    (if (i32.eqz (local.get 0))
      (then (return (array.new $list (i32.const 7) (i32.const 3)) (struct.new $box (i32.const 9)))))
    (return_call $other (local.get 0)))
  (func $other (param i32) (result (ref $list) (ref $box))
    (return_call $lists (i32.sub (local.get 0) (i32.const 1))))
  (func (export "list") (param i32) (result i32) (local $box (ref null $box))
    (call $lists (local.get 0))
    (local.set $box)
    (array.len) (i32.add (struct.get $box 0 (local.get $box)))))
