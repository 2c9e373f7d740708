package app;

import ai.wippy.runtime.component.GuestHeap;
import ai.wippy.runtime.component.GuestMemory;
import ai.wippy.runtime.component.InstanceState;
import ai.wippy.runtime.component.Scalars;
import ai.wippy.runtime.component.Slice;

/** The exported instance {@code outer#inner}. */
final class NestedOuterInner implements OuterInner {
  private final NestedInstance instance;
  private final InstanceState state;
  private final NestedCore core;
  private final GuestHeap heap;

  NestedOuterInner(NestedInstance instance) {
    this.instance = instance;
    state = instance.state;
    core = instance.core;
    heap = instance.heap;
  }

  @Override
  public long add(long a, long b) {
    int aValue = Scalars.u32(a, "a");
    int bValue = Scalars.u32(b, "b");
    state.enter();
    int flat = core.add(aValue, bValue);
    long result = Integer.toUnsignedLong(flat);
    state.exit();
    return result;
  }

  @Override
  public String greet(String name) {
    state.lower();
    GuestMemory memory = heap.memory();
    long nameSlice = heap.lowerString(name, "name");
    state.enter();
    int area = instance.core1(Slice.at(nameSlice), Slice.length(nameSlice));
    memory.range(area, 8, 4);
    String result = heap.liftString(memory.i32(area), memory.i32(area + 4));
    state.exit();
    return result;
  }
}
