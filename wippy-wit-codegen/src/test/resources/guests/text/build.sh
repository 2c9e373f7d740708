#!/bin/bash -e
# Core modules as text: `npm install @bytecodealliance/jco`, then JCO_ROOT=<that folder> ./build.sh
cd "$(dirname "$0")"
find . -name '*.wat' | while read -r wat; do node ../wtools.mjs parse "$wat" "${wat%.wat}.wasm"; done
