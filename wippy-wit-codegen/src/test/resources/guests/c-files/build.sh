#!/bin/bash -e
# needs: clang-$V lld-$V wasi-libc libclang-rt-$V-dev-wasm32 (Debian), jco (npm)
cd "$(dirname "$0")"; V=${V:-14}; W="node ../wtools.mjs"
clang-$V --target=wasm32-wasi -Os -Wall -Wno-unused-parameter -mexec-model=reactor -fuse-ld=lld files.c -o files.core.wasm -Wl,--strip-all
$W embed files.wit files files.core.wasm files.embed.wasm; $W new files.embed.wasm files.wasm reactor; rm files.embed.wasm
ls -l *.wasm
