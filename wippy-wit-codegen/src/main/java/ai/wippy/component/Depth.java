package ai.wippy.component;

import static ai.wippy.component.ComponentException.invalid;

/** How deep components and types may nest, so that a hostile file cannot exhaust the stack. */
final class Depth {
  static final int LIMIT = 100;

  private Depth() {}

  static void check(int offset, int depth) {
    if (depth >= LIMIT) {
      throw invalid(
          offset, "nesting is too deep: more than %d components or types within each other", LIMIT);
    }
  }
}
