#!/bin/bash -e
# needs: jco and componentize-js (npm). The result has the JavaScript engine in it and is not checked in.
cd "$(dirname "$0")"; J=${J:-npx jco}
$J componentize add.js --wit add.wit --world-name add --out add.wasm; ls -l *.wasm
