package app;

import ai.wippy.runtime.component.GuestHeap;
import ai.wippy.runtime.component.GuestMemory;
import ai.wippy.runtime.component.GuestResource;
import ai.wippy.runtime.component.InstanceState;
import ai.wippy.runtime.component.ResourceHolder;
import peers.res.Counters;

/** A resource {@code counter} that the component made. */
final class ResCounter implements Counters.Counter, ResourceHolder {
  private final GuestResource resource;
  private final InstanceState state;
  private final ResCore1 core1;
  private final GuestHeap heap0;

  ResCounter(ResInstance instance, GuestResource resource) {
    this.resource = resource;
    state = instance.state;
    core1 = instance.core1;
    heap0 = instance.heap0;
  }

  @Override
  public long increment(long by) {
    GuestHeap heap = heap0;
    state.lower();
    int selfHandle = heap.handles().lowerBorrow(6, this, "self");
    state.enter();
    long result = core1.countersMethodCounterIncrement(selfHandle, by);
    state.exit();
    return result;
  }

  @Override
  public long value() {
    GuestHeap heap = heap0;
    state.lower();
    int selfHandle = heap.handles().lowerBorrow(6, this, "self");
    state.enter();
    long result = core1.countersMethodCounterValue(selfHandle);
    state.exit();
    return result;
  }

  @Override
  public String label() {
    GuestHeap heap = heap0;
    state.lower();
    GuestMemory memory = heap.memory();
    int selfHandle = heap.handles().lowerBorrow(6, this, "self");
    state.enter();
    int area = core1.countersMethodCounterLabel(selfHandle);
    memory.range(area, 8, 4);
    String result = heap.liftString(memory.i32(area), memory.i32(area + 4));
    state.postReturn();
    core1.postCountersMethodCounterLabel(area);
    state.exit();
    return result;
  }

  @Override
  public GuestResource resource() {
    return resource;
  }

  @Override
  public void close() {
    resource.close();
  }

  @Override
  public String toString() {
    return resource.toString();
  }
}
