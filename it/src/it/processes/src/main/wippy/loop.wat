;; Assembled to loop.wasm with wat2wasm.
(module
  (func (export "loop")
    (loop (br 0))))
