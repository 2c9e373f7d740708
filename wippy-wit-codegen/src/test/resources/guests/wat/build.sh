#!/bin/bash -e
# needs: jco (npm)
cd "$(dirname "$0")"; for f in *.wat; do node ../wtools.mjs parse "$f" "${f%.wat}.wasm"; done; ls -l *.wasm
