package ai.wippy.runtime.component;

import java.util.Arrays;
import java.util.List;

/**
 * How values lie one after another: the fields of a record, the elements of a tuple, the parameters
 * of a function (Canonical ABI, alignment, element size, flattening).
 *
 * @param types in order
 * @param offsets of each in bytes
 * @param size of all in bytes
 * @param alignment of all
 * @param flat the core values of all
 */
record Sequence(Type[] types, int[] offsets, long size, int alignment, String flat) {
  static Sequence of(List<Type> types) {
    int[] offsets = new int[types.size()];
    long size = 0;
    int alignment = 1;
    var flat = new StringBuilder();
    for (int i = 0; i < offsets.length; i++) {
      Type type = types.get(i);
      size = Type.align(size, type.alignment());
      offsets[i] = (int) size;
      size += type.size();
      alignment = Math.max(alignment, type.alignment());
      flat.append(type.flat());
    }
    return new Sequence(
        types.toArray(Type[]::new),
        offsets,
        Type.align(size, alignment),
        alignment,
        flat.toString());
  }

  /** Writes all into another memory; see {@link Type#copy}. */
  void copy(GuestHeap from, int at, GuestHeap into, int to) {
    for (int i = 0; i < types.length; i++) {
      types[i].copy(from, at + offsets[i], into, to + offsets[i]);
    }
  }

  /** Passes the core values of all; see {@link Type#pass}. */
  void pass(GuestHeap from, long[] slots, int slot, GuestHeap into, long[] own, int at) {
    int done = 0;
    for (Type type : types) {
      type.pass(from, slots, slot + done, into, own, at + done);
      done += type.flat().length();
    }
  }

  /** Whether any has parts that are resources. */
  boolean hasHandles() {
    return Arrays.stream(types).anyMatch(Type::hasHandles);
  }

  /** Whether all are plain and nothing lies between them; see {@link Type#plain}. */
  boolean plain() {
    long end = 0;
    for (int i = 0; i < types.length; i++) {
      if (!types[i].plain() || offsets[i] != end) {
        return false;
      }
      end += types[i].size();
    }
    return end == size;
  }
}
