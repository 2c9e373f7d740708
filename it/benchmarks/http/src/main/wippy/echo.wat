;; Gives back the string that it got, from where the caller stored it.
;; There is never more than one, so the allocator always gives the same place.
(module
  (memory (export "memory") 1)
  (func (export "cabi_realloc") (param $at i32) (param $size i32) (param $alignment i32) (param $wanted i32) (result i32)
    (if (i32.gt_u (local.get $wanted) (i32.const 0xff00)) (then (unreachable)))
    (i32.const 0x100))
  (func (export "echo") (param $at i32) (param $length i32) (result i32)
    (i32.store (i32.const 0) (local.get $at))
    (i32.store (i32.const 4) (local.get $length))
    (i32.const 0)))
