#!/bin/sh
# Makes scalar.wasm and simd.wasm of guest.c; needs clang and wasm-ld of LLVM 14 or newer.
set -e
cd "$(dirname "$0")"
FLAGS="--target=wasm32 -O2 -ffreestanding -mbulk-memory -msign-ext -mnontrapping-fptoint -nostdlib -Wl,--no-entry,--strip-all"
clang-14 $FLAGS -o scalar.wasm guest.c
clang-14 $FLAGS -msimd128 -o simd.wasm guest.c
