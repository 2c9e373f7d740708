package app;

import ai.wippy.runtime.component.GuestHeap;
import ai.wippy.runtime.component.GuestResource;
import ai.wippy.runtime.component.InstanceState;
import ai.wippy.runtime.component.ResourceHolder;

/** A resource {@code gauge} that the component made. */
final class GaugesGauge implements Gauges.Gauge, ResourceHolder {
  private final GuestResource resource;
  private final InstanceState state;
  private final GaugesCore1 core1;
  private final GuestHeap heap;

  GaugesGauge(GaugesInstance instance, GuestResource resource) {
    this.resource = resource;
    state = instance.state;
    core1 = instance.core1;
    heap = instance.heap;
  }

  @Override
  public long value() {
    state.lower();
    int selfHandle = heap.handles().lowerBorrow(0, this, "self");
    state.enter();
    int flat = core1.value(selfHandle);
    long result = Integer.toUnsignedLong(flat);
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
