#!/bin/sh
# Makes kernels.wasm of kernels.c; needs clang and wasm-ld of LLVM 14 or newer.
clang-14 --target=wasm32 -O2 -mbulk-memory -nostdlib -Wl,--no-entry,--strip-all -o kernels.wasm kernels.c
