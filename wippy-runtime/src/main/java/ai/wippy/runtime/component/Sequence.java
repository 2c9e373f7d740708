package ai.wippy.runtime.component;

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
}
