package ai.wippy.runtime.component;

import ai.wippy.runtime.payload.Values;

/**
 * {@code list}: takes a table without fields; {@code list<u8>} takes and gives a string of bytes.
 */
final class ListType extends Type {
  private final Type element;

  ListType(Type element) {
    super("list<" + element.wit() + ">", 8, 4, "ii");
    this.element = element;
  }

  @Override
  void store(GuestHeap heap, int at, Values values, Object value) {
    heap.store(at, lower(heap, values, value));
  }

  @Override
  void lower(GuestHeap heap, long[] slots, int slot, Values values, Object value) {
    long slice = lower(heap, values, value);
    slots[slot] = Slice.at(slice);
    slots[slot + 1] = Slice.length(slice);
  }

  private long lower(GuestHeap heap, Values values, Object value) {
    Values.Shape shape = values.shape(value);
    if (shape == Values.Shape.STRING && element == U8) {
      int length = values.byteLength(value);
      int at = heap.allocate(1, length);
      values.copyBytes(value, heap.memory().array(), at);
      return Slice.of(at, length);
    }
    if (shape != Values.Shape.TABLE) {
      throw mismatch(values, value);
    }
    int count = values.length(value);
    if (count == 0 && values.fieldNames(value).iterator().hasNext()) {
      throw new BadValue("expected " + wit() + ", got a table with names");
    }
    int base = heap.allocate(element.alignment(), count * element.size());
    int size = (int) element.size();
    int i = 0;
    try {
      for (; i < count; i++) {
        element.store(heap, base + i * size, values, values.element(value, i));
      }
    } catch (BadValue bad) {
      throw bad.at(i + values.firstIndex());
    }
    return Slice.of(base, count);
  }

  @Override
  boolean hasHandles() {
    return element.hasHandles();
  }

  @Override
  void copy(GuestHeap from, int at, GuestHeap into, int to) {
    GuestMemory memory = from.memory();
    into.store(to, copyElements(from, memory.i32(at), memory.i32(at + 4), into));
  }

  @Override
  void pass(GuestHeap from, long[] slots, int slot, GuestHeap into, long[] own, int at) {
    long slice = copyElements(from, (int) slots[slot], (int) slots[slot + 1], into);
    own[at] = Slice.at(slice);
    own[at + 1] = Slice.length(slice);
  }

  private long copyElements(GuestHeap from, int at, int count, GuestHeap into) {
    int length = Lists.check(from.memory(), at, count, element.size(), element.alignment());
    int size = (int) element.size();
    int to = into.allocate(element.alignment(), (long) length * size);
    if (element.plain()) {
      System.arraycopy(from.memory().array(), at, into.memory().array(), to, length * size);
    } else {
      for (int i = 0; i < length; i++) {
        element.copy(from, at + i * size, into, to + i * size);
      }
    }
    return Slice.of(to, length);
  }

  @Override
  Object load(GuestHeap heap, int at, Values values) {
    GuestMemory memory = heap.memory();
    return lift(heap, memory.i32(at), memory.i32(at + 4), values);
  }

  @Override
  Object lift(GuestHeap heap, long[] slots, int slot, Values values) {
    return lift(heap, (int) slots[slot], (int) slots[slot + 1], values);
  }

  private Object lift(GuestHeap heap, int at, int count, Values values) {
    int length = Lists.check(heap.memory(), at, count, element.size(), element.alignment());
    if (element == U8) {
      return values.ofBytes(heap.memory().array(), at, length);
    }
    Object list = values.newList(length);
    int size = (int) element.size();
    for (int i = 0; i < length; i++) {
      values.add(list, i, element.load(heap, at + i * size, values));
    }
    return list;
  }
}
