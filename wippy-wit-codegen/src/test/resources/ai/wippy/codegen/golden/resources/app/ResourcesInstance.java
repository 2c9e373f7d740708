package app;

import ai.wippy.runtime.component.CoreCalls;
import ai.wippy.runtime.component.CoreInstance;
import ai.wippy.runtime.component.CoreModule;
import ai.wippy.runtime.component.GuestHeap;
import ai.wippy.runtime.component.Host;
import ai.wippy.runtime.component.InstanceState;
import java.util.List;

/** The core instances of one component instance. */
final class ResourcesInstance implements CoreCalls {
  private static final CoreModule MODULE0 =
      CoreModule.load(ResourcesInstance.class.getClassLoader(), "module-0");

  final InstanceState state = new InstanceState();
  final ResourcesCore core;
  final GuestHeap heap;

  ResourcesInstance(Host host) {
    state.begin(host);
    CoreInstance instance0 = MODULE0.instantiate(state, List.of());
    core = instance0.bridge(ResourcesCore.class);
    heap = new GuestHeap(
        state,
        instance0.memory("memory"),
        core::cabiRealloc,
        GuestHeap.Encoding.UTF8);
  }

  @Override
  public InstanceState state() {
    return state;
  }

  @Override
  public GuestHeap heap(int function) {
    return heap;
  }

  @Override
  public long call(int function, long[] args) {
    return switch (function) {
      case 0 -> core.run();
      default -> throw new IndexOutOfBoundsException(function);
    };
  }

  @Override
  public void postReturn(int function, long result) {
    switch (function) {
      case 0 -> core.postRun((int) result);
      default -> {}
    }
  }
}
