#!/bin/bash -e
# needs: clang-$V lld-$V (Debian), jco (npm)
cd "$(dirname "$0")"; V=${V:-14}; W=${W:-node ../wtools.mjs}
clang-$V --target=wasm32 -O2 -Wall -nostdlib -mbulk-memory -fuse-ld=lld handler.c -o handler.core.wasm -Wl,--no-entry,--strip-all
mkdir wit; cp handler.wit wit; cp -r ../../../../../../wippy-runtime/src/main/wit/deps wit/deps
$W embed wit handler handler.core.wasm handler.embed.wasm; $W new handler.embed.wasm handler.wasm none
rm -r wit handler.embed.wasm handler.core.wasm; ls -l *.wasm
