(component
  (import "acme:io/streams@0.2.0" (instance $streams
    (export "stream" (type $stream (sub resource)))
    (export "[method]stream.size" (func (param "self" (borrow $stream)) (result u64)))))
  (alias export $streams "stream" (type $stream))
  (core func $size (canon lower (func $streams "[method]stream.size")))
  (core module $Main
    (import "" "size" (func $size (param i32) (result i64)))
    (import "" "drop" (func $drop (param i32)))
    (func (export "copy") (param i32) (result i64)
      (call $size (local.get 0))
      (call $drop (local.get 0))))
  (core func $drop (canon resource.drop $stream))
  (core instance $main (instantiate $Main (with "" (instance
    (export "size" (func $size)) (export "drop" (func $drop))))))
  (func $copy (param "from" (borrow $stream)) (result u64) (canon lift (core func $main "copy")))
  (component $Shape
    (import "s" (type $s (sub resource)))
    (import "copy" (func $copy (param "from" (borrow $s)) (result u64)))
    (export $stream "stream" (type $s))
    (export "copy" (func $copy) (func (param "from" (borrow $stream)) (result u64))))
  (instance $out (instantiate $Shape (with "s" (type $stream)) (with "copy" (func $copy))))
  (export "acme:io/copy" (instance $out)))
