package ai.wippy.runtime.component;

import ai.wippy.runtime.payload.Values;

/**
 * {@code own} and {@code borrow}: takes and gives a resource, which is a {@link GuestResource} if a
 * guest defines its type, an object of the host otherwise.
 */
final class HandleType extends Type {
  private final int number;
  private final boolean owned;

  HandleType(String name, int number, boolean owned) {
    super(owned ? name : "borrow<" + name + ">", 4, 4, "i");
    this.number = number;
    this.owned = owned;
  }

  int number() {
    return number;
  }

  @Override
  boolean hasHandles() {
    return true;
  }

  @Override
  void store(GuestHeap heap, int at, Values values, Object value) {
    int index = lower(heap, values, value);
    heap.memory().i32(at, index);
  }

  @Override
  void lower(GuestHeap heap, long[] slots, int slot, Values values, Object value) {
    slots[slot] = lower(heap, values, value);
  }

  private int lower(GuestHeap heap, Values values, Object value) {
    if (values.shape(value) != Values.Shape.HANDLE) {
      throw mismatch(values, value);
    }
    Object resource = values.handleOf(value);
    Handles handles = heap.handles();
    return owned
        ? handles.lowerOwn(number, resource, "")
        : handles.lowerBorrow(number, resource, "");
  }

  @Override
  Object load(GuestHeap heap, int at, Values values) {
    return lift(heap, heap.memory().i32(at), values);
  }

  @Override
  Object lift(GuestHeap heap, long[] slots, int slot, Values values) {
    return lift(heap, (int) slots[slot], values);
  }

  private Object lift(GuestHeap heap, int index, Values values) {
    if (!owned) {
      throw new IllegalStateException("a function returns a " + wit());
    }
    return values.ofHandle(heap.handles().liftOwn(number, index));
  }

  @Override
  void copy(GuestHeap from, int at, GuestHeap into, int to) {
    into.memory().i32(to, pass(from.memory().i32(at), from.handles(), into.handles()));
  }

  @Override
  void pass(GuestHeap from, long[] slots, int slot, GuestHeap into, long[] own, int at) {
    own[at] = pass((int) slots[slot], from.handles(), into.handles());
  }

  private int pass(int index, Handles from, Handles into) {
    ResourceType type = from.type(number);
    return owned ? into.give(from.take(index, type)) : into.borrow(from.lend(index, type));
  }
}
