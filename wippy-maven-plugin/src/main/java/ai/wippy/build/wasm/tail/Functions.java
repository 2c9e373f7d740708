package ai.wippy.build.wasm.tail;

import java.util.BitSet;
import java.util.function.IntFunction;

/**
 * The functions of a module, imports included, which have the lowest indices.
 *
 * @param imported how many are
 * @param types the index of the type of each
 * @param referenced those that something refers to
 * @param callable for a type, those of them that may be called as one of that type, ascending
 */
public record Functions(int imported, int[] types, BitSet referenced, IntFunction<int[]> callable) {
  int count() {
    return types.length;
  }
}
