package ai.wippy.component;

import static ai.wippy.component.ComponentException.invalid;

/**
 * How large a type is when every use of another one counts anew.
 *
 * <p>A hostile file doubles a type in each of its lines; with limits on this measure, walking a
 * type always ends. They also keep every value below the 2^28 bytes that it may take in memory: no
 * node takes more than 16 bytes and its padding (Canonical ABI, element size).
 *
 * @param size nodes
 * @param depth of the deepest node
 */
record Measure(int size, int depth) {
  static final int MOST_NODES = 1_000_000;
  static final Measure LEAF = new Measure(1, 1);

  static Measure of(int offset, Iterable<Measure> parts) {
    long size = 1;
    int depth = 0;
    for (Measure part : parts) {
      size += part.size;
      depth = Math.max(depth, part.depth);
    }
    if (size > MOST_NODES) {
      throw invalid(offset, "effective type size exceeds the limit of %d", MOST_NODES);
    }
    if (depth >= Depth.LIMIT) {
      throw invalid(
          offset, "type nesting is too deep: more than %d types within each other", Depth.LIMIT);
    }
    return new Measure((int) size, depth + 1);
  }
}
