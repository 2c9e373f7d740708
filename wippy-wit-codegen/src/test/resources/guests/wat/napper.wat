;; Sleeps with 1.1 MB of memory, some of which differs from what it began with, and looks afterwards whether it is
;; as it was.
(component
  (import "wasi:io/poll@0.2.3" (instance $poll
    (export "pollable" (type $pollable (sub resource)))
    (export "[method]pollable.block" (func (param "self" (borrow $pollable))))))
  (alias export $poll "pollable" (type $pollable))
  (import "wasi:clocks/monotonic-clock@0.2.3" (instance $clock
    (alias outer 1 $pollable (type $outer))
    (export "pollable" (type $pollable (eq $outer)))
    (export "now" (func (result u64)))
    (export "subscribe-duration" (func (param "when" u64) (result (own $pollable))))))
  (core func $block (canon lower (func $poll "[method]pollable.block")))
  (core func $now (canon lower (func $clock "now")))
  (core func $subscribe (canon lower (func $clock "subscribe-duration")))
  (core func $drop (canon resource.drop $pollable))
  (core module $module
    (import "host" "block" (func $block (param i32)))
    (import "host" "now" (func $now (result i64)))
    (import "host" "subscribe" (func $subscribe (param i64) (result i32)))
    (import "host" "drop" (func $drop (param i32)))
    (memory (export "memory") 18)
    (data (i32.const 1048640) "what every instance begins with")
    (func $end (result i32) (i32.mul (memory.size) (i32.const 65536)))
    ;; A word in every eighth kilobyte.
    (func $fill (param $seed i32)
      (local $at i32)
      (loop $next
        (i32.store (local.get $at) (i32.add (local.get $seed) (local.get $at)))
        (local.set $at (i32.add (local.get $at) (i32.const 8192)))
        (br_if $next (i32.lt_u (local.get $at) (call $end)))))
    ;; Of a word in every 64 bytes.
    (func $sum (result i32)
      (local $at i32) (local $sum i32)
      (loop $next
        (local.set $sum
          (i32.xor (i32.rotl (local.get $sum) (i32.const 5)) (i32.load (local.get $at))))
        (local.set $at (i32.add (local.get $at) (i32.const 64)))
        (br_if $next (i32.lt_u (local.get $at) (call $end))))
      (local.get $sum))
    (func (export "nap") (param $nanos i64) (param $seed i32) (result i64)
      (local $start i64) (local $pollable i32) (local $sum i32)
      (call $fill (local.get $seed))
      (local.set $sum (call $sum))
      (local.set $start (call $now))
      (local.set $pollable (call $subscribe (local.get $nanos)))
      (call $block (local.get $pollable))
      (call $drop (local.get $pollable))
      (if (i32.ne (call $sum) (local.get $sum)) (then unreachable))
      (i64.sub (call $now) (local.get $start))))
  (core instance $host
    (export "block" (func $block))
    (export "now" (func $now))
    (export "subscribe" (func $subscribe))
    (export "drop" (func $drop)))
  (core instance $core (instantiate $module (with "host" (instance $host))))
  (func (export "nap") (param "nanos" u64) (param "seed" u32) (result u64)
    (canon lift (core func $core "nap"))))
