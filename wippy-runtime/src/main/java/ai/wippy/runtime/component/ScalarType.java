package ai.wippy.runtime.component;

import ai.wippy.runtime.payload.Values;

/** A type whose values are one core value each, and lie in memory as its low bytes. */
abstract sealed class ScalarType extends Type
    permits BoolType, IntegerType, FloatType, CharType, EnumType, FlagsType {
  ScalarType(String wit, int size, char flat) {
    super(wit, size, size, String.valueOf(flat));
  }

  /** The core value of the caller's value. */
  abstract long toCore(Values values, Object value);

  /** The caller's value of a core value; bits that the type does not need may be anything. */
  abstract Object fromCore(Values values, long core);

  @Override
  final void store(GuestHeap heap, int at, Values values, Object value) {
    long core = toCore(values, value);
    write(heap.memory(), at, core);
  }

  private void write(GuestMemory memory, int at, long core) {
    switch ((int) size()) {
      case 1 -> memory.u8(at, (int) core);
      case 2 -> memory.u16(at, (int) core);
      case 4 -> memory.i32(at, (int) core);
      default -> memory.i64(at, core);
    }
  }

  @Override
  final Object load(GuestHeap heap, int at, Values values) {
    return fromCore(values, read(heap.memory(), at));
  }

  private long read(GuestMemory memory, int at) {
    return switch ((int) size()) {
      case 1 -> memory.u8(at);
      case 2 -> memory.u16(at);
      case 4 -> memory.i32(at);
      default -> memory.i64(at);
    };
  }

  /** The core value as another guest may have it; bits that the type does not need are cleared. */
  abstract long checked(long core);

  @Override
  final void copy(GuestHeap from, int at, GuestHeap into, int to) {
    write(into.memory(), to, checked(read(from.memory(), at)));
  }

  @Override
  final void pass(GuestHeap from, long[] slots, int slot, GuestHeap into, long[] own, int at) {
    own[at] = checked(slots[slot]);
  }

  @Override
  final void lower(GuestHeap heap, long[] slots, int slot, Values values, Object value) {
    slots[slot] = toCore(values, value);
  }

  @Override
  final Object lift(GuestHeap heap, long[] slots, int slot, Values values) {
    return fromCore(values, slots[slot]);
  }
}
