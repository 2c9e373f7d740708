package ai.wippy.runtime.component;

import ai.wippy.runtime.payload.Values;

/** {@code string}: takes text, or bytes that are valid UTF-8. */
final class StringType extends Type {
  StringType() {
    super("string", 8, 4, "ii");
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
    if (values.shape(value) != Values.Shape.STRING) {
      throw mismatch(values, value);
    }
    if (!heap.utf8()) {
      return heap.lowerString(values.textOf(value), "");
    }
    int length = values.byteLength(value);
    int at = heap.allocate(1, length);
    byte[] array = heap.memory().array();
    values.copyBytes(value, array, at);
    if (!Utf8.valid(array, at, length)) {
      throw new BadValue("expected string, got bytes that are not valid UTF-8");
    }
    return Slice.of(at, length);
  }

  @Override
  void copy(GuestHeap from, int at, GuestHeap into, int to) {
    GuestMemory memory = from.memory();
    into.store(to, Transcoding.copy(from, memory.i32(at), memory.i32(at + 4), into));
  }

  @Override
  void pass(GuestHeap from, long[] slots, int slot, GuestHeap into, long[] own, int at) {
    long slice = Transcoding.copy(from, (int) slots[slot], (int) slots[slot + 1], into);
    own[at] = Slice.at(slice);
    own[at + 1] = Slice.length(slice);
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

  private static Object lift(GuestHeap heap, int at, int length, Values values) {
    if (!heap.utf8()) {
      return values.ofText(heap.liftString(at, length));
    }
    GuestMemory memory = heap.memory();
    Utf8.check(memory, at, length);
    return values.ofUtf8(memory.array(), at, length);
  }
}
