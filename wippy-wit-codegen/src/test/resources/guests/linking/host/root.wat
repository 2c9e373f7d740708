;; A handle of the host passes between two components that import its interface in two versions.
(component
  (import "acme:io/streams@0.2.3" (instance $streams
    (export "stream" (type $stream (sub resource)))
    (export "open" (func (result (own $stream))))))
  (alias export $streams "stream" (type $stream))
  (import "acme:io/copy" (instance $copy
    (export "stream" (type $s (eq $stream)))
    (export "copy" (func (param "from" (borrow $s)) (result u64)))))
  (core func $open (canon lower (func $streams "open")))
  (core func $drop (canon resource.drop $stream))
  (core func $copy (canon lower (func $copy "copy")))
  (core module $Main
    (import "" "open" (func $open (result i32)))
    (import "" "drop" (func $drop (param i32)))
    (import "" "copy" (func $copy (param i32) (result i64)))
    (func (export "run") (result i64)
      (local $stream i32)
      (local.set $stream (call $open))
      (call $copy (local.get $stream))
      (call $drop (local.get $stream))))
  (core instance $main (instantiate $Main (with "" (instance
    (export "open" (func $open)) (export "drop" (func $drop)) (export "copy" (func $copy))))))
  (func (export "run") (result u64) (canon lift (core func $main "run"))))
