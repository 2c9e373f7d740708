package ai.wippy.build.wasm.body;

/**
 * The type of a function or a block.
 *
 * @param params a character for each, whose code is the byte of the value type: 0x7F for i32
 * @param results the same
 */
public record Signature(String params, String results) {}
