#!/bin/bash -e
# needs: clang-$V lld-$V wasi-libc libclang-rt-$V-dev-wasm32 (Debian), jco (npm)
cd "$(dirname "$0")"; V=${V:-14}; W="node ../wtools.mjs"; T=$(mktemp -d); WIT=../../../../../../wippy-runtime/src/main/wit/deps
mkdir -p "$T/deps"; cp actor.wit "$T"; cp -r $WIT/wippy-actor $WIT/io "$T/deps"
clang-$V --target=wasm32-wasi -O2 -Wall -mexec-model=reactor -fuse-ld=lld actor.c -o "$T/core.wasm" -Wl,--strip-all
$W embed "$T" actor "$T/core.wasm" "$T/embed.wasm"; $W new "$T/embed.wasm" actor.wasm none; rm -r "$T"; ls -l *.wasm; sha256sum *.wasm
