package ai.wippy.component;

import java.util.List;

/**
 * A component as its binary says, with indices unresolved (Binary.md, component definitions).
 *
 * @param offset of its preamble, in bytes from the start of the file
 * @param definitions in order, those of all sections together
 */
public record Component(int offset, List<Definition> definitions) {
  /** Copies the list. */
  public Component {
    definitions = List.copyOf(definitions);
  }
}
