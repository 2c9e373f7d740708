package ai.wippy.build.wasm;

/**
 * The bodies that an image keeps because the interpreter runs them.
 *
 * @param bodies which of the code section, ascending
 * @param binary a module of nothing but the types and these bodies, in that order
 */
record InterpretedBodies(int[] bodies, byte[] binary) {}
