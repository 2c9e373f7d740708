#!/bin/bash -e
# needs: clang-$V lld-$V wasi-libc libclang-rt-$V-dev-wasm32 (Debian), jco (npm)
cd "$(dirname "$0")"; V=${V:-14}
clang-$V --target=wasm32-wasi -O2 -Wall -fuse-ld=lld filter.c -o filter.core.wasm -Wl,--strip-all
node ../wtools.mjs new filter.core.wasm filter.wasm command
ls -l *.wasm
