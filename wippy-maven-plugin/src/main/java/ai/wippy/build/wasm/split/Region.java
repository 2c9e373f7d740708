package ai.wippy.build.wasm.split;

/**
 * Instructions of one block, one after the other, that start and end with an empty stack.
 *
 * @param start the first
 * @param end the one behind the last
 * @param next the one that goes on after them; others in between are never reached
 * @param fallsThrough whether it goes on there at all
 * @param weight as {@link Weights} has it
 */
record Region(int start, int end, int next, boolean fallsThrough, long weight) {}
