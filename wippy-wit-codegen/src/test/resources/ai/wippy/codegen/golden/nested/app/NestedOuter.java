package app;

import ai.wippy.runtime.component.GuestHeap;
import ai.wippy.runtime.component.InstanceState;
import ai.wippy.runtime.component.Scalars;

/** The exported instance {@code outer}. */
final class NestedOuter implements Outer {
  private final InstanceState state;
  private final NestedCore core;
  private final GuestHeap heap;

  NestedOuter(NestedInstance instance) {
    state = instance.state;
    core = instance.core;
    heap = instance.heap;
  }

  @Override
  public long sum(long a, long b) {
    int aValue = Scalars.u32(a, "a");
    int bValue = Scalars.u32(b, "b");
    state.enter();
    int flat = core.add(aValue, bValue);
    long result = Integer.toUnsignedLong(flat);
    state.exit();
    return result;
  }
}
