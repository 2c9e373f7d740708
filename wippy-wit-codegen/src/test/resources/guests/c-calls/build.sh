#!/bin/bash -e
# needs: clang-$V lld-$V wasi-libc libclang-rt-$V-dev-wasm32 (Debian), jco (npm)
cd "$(dirname "$0")"; V=${V:-14}; W="node ../wtools.mjs"; T=$(mktemp -d)
mkdir -p "$T/deps"; cp calls.wit "$T"; cp ../../../../../../wippy-runtime/src/main/wit/deps/wippy-runtime/funcs.wit "$T/deps"
clang-$V --target=wasm32-wasi -O2 -Wall -mexec-model=reactor -fuse-ld=lld calls.c -o "$T/core.wasm" -Wl,--strip-all
$W embed "$T" calls "$T/core.wasm" "$T/embed.wasm"; $W new "$T/embed.wasm" calls.wasm none; rm -r "$T"; ls -l *.wasm; sha256sum *.wasm
