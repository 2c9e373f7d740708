package ai.wippy.lua.syntax;

import java.util.List;

/**
 * A function, however it is written.
 *
 * @param name what a reader would call it, such as {@code M.handle}; empty if nothing names it
 * @param parameters names of the parameters, {@code self} of a method included
 * @param isVariadic whether {@code ...} follows them
 * @param body what it does
 * @param at offset of the word {@code function}; of a chunk 0
 */
public record Function(
    String name, List<String> parameters, boolean isVariadic, Block body, int at) {
  /** Copies the list. */
  public Function {
    parameters = List.copyOf(parameters);
  }
}
