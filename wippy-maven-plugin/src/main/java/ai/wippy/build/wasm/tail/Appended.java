package ai.wippy.build.wasm.tail;

/**
 * A function that is added to a module.
 *
 * @param type the index of its type
 * @param body its locals and its code, without its size
 * @param origin the function of the module that it belongs to
 */
public record Appended(int type, byte[] body, int origin) {}
