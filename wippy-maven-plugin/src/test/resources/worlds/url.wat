;; The source of url.wasm: wasm-tools parse url.wat -o url.wasm
(component
  (import "url=<https://example.com>" (func))
)
