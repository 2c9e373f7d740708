#!/bin/bash -e
# needs: clang-$V lld-$V wasi-libc libclang-rt-$V-dev-wasm32 (Debian), jco (npm)
cd "$(dirname "$0")"; V=${V:-14}; W="node ../wtools.mjs"
clang-$V --target=wasm32-wasi -O2 -Wall -mexec-model=reactor -fuse-ld=lld lab.c -o lab.core.wasm -Wl,--strip-all
$W embed lab.wit lab lab.core.wasm lab.embed.wasm; $W new lab.embed.wasm lab.wasm reactor; rm lab.embed.wasm lab.core.wasm; ls -l *.wasm
