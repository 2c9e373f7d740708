package ai.wippy.build.wasm.split;

import ai.wippy.build.wasm.body.Signature;

/**
 * A function that was part of another.
 *
 * @param type of it
 * @param body its locals and its code, without its size
 */
public record Part(Signature type, byte[] body) {}
