package app;

import ai.wippy.runtime.component.GuestHeap;
import ai.wippy.runtime.component.GuestMemory;
import ai.wippy.runtime.component.InstanceState;
import ai.wippy.runtime.component.Lists;
import ai.wippy.runtime.component.Scalars;
import java.util.List;
import peers.res.Counters;

/** The exported instance {@code peers:res/counters@0.1.0}. */
final class ResCounters implements Counters {
  private final InstanceState state;
  private final ResCore1 core1;
  private final GuestHeap heap0;

  ResCounters(ResInstance instance) {
    state = instance.state;
    core1 = instance.core1;
    heap0 = instance.heap0;
  }

  @Override
  public Counters.Counter newCounter(long start) {
    GuestHeap heap = heap0;
    state.enter();
    int flat = core1.countersConstructorCounter(start);
    Counters.Counter result = heap.handles().liftOwn(6, flat, Counters.Counter.class);
    state.exit();
    return result;
  }

  @Override
  public Counters.Counter counterMerge(Counters.Counter a, Counters.Counter b) {
    GuestHeap heap = heap0;
    state.lower();
    int aHandle = heap.handles().lowerOwn(6, a, "a");
    int bHandle = heap.handles().lowerOwn(6, b, "b");
    state.enter();
    int flat = core1.countersStaticCounterMerge(aHandle, bHandle);
    Counters.Counter result = heap.handles().liftOwn(6, flat, Counters.Counter.class);
    state.exit();
    return result;
  }

  @Override
  public long larger(Counters.Counter a, Counters.Counter b) {
    GuestHeap heap = heap0;
    state.lower();
    int aHandle = heap.handles().lowerBorrow(6, a, "a");
    int bHandle = heap.handles().lowerBorrow(6, b, "b");
    state.enter();
    long result = core1.countersLarger(aHandle, bHandle);
    state.exit();
    return result;
  }

  @Override
  public List<Counters.Counter> split(Counters.Counter c, long n) {
    GuestHeap heap = heap0;
    state.lower();
    GuestMemory memory = heap.memory();
    int cHandle = heap.handles().lowerOwn(6, c, "c");
    int nValue = Scalars.u32(n, "n");
    state.enter();
    int area = core1.countersSplit(cHandle, nValue);
    memory.range(area, 8, 4);
    List<Counters.Counter> result =
        Lists.lift(heap, memory.i32(area), memory.i32(area + 4), 4, 4, ResAbi::loadCounter);
    state.postReturn();
    core1.postCountersSplit(area);
    state.exit();
    return result;
  }

  @Override
  public long live() {
    state.enter();
    int flat = core1.countersLive();
    long result = Integer.toUnsignedLong(flat);
    state.exit();
    return result;
  }
}
