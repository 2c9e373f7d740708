#!/bin/sh
# Makes tail.wasm and plain.wasm of guest.c; needs clang and wasm-ld of LLVM 14 or newer.
set -e
cd "$(dirname "$0")"
FLAGS="--target=wasm32 -O2 -ffreestanding -mbulk-memory -msign-ext -nostdlib -Wl,--no-entry,--strip-all"
clang-14 $FLAGS -o plain.wasm guest.c
clang-14 $FLAGS -mtail-call -DTAIL -o tail.wasm guest.c
