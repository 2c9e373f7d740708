#!/bin/bash -e
# needs: clang-$V lld-$V (Debian), jco (npm)
cd "$(dirname "$0")"; V=${V:-14}; W=${W:-node ../wtools.mjs}
clang-$V --target=wasm32 -O2 -Wall -nostdlib -mbulk-memory -fuse-ld=lld network.c -o network.core.wasm -Wl,--no-entry,--strip-all
mkdir wit; cp network.wit wit; cp -r ../../../../../../wippy-runtime/src/main/wit/deps wit/deps
$W embed wit network network.core.wasm network.embed.wasm; $W new network.embed.wasm network.wasm none
rm -r wit network.embed.wasm network.core.wasm; ls -l *.wasm
