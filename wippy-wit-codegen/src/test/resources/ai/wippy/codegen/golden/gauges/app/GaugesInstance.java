package app;

import ai.wippy.runtime.component.CoreCalls;
import ai.wippy.runtime.component.CoreFunction;
import ai.wippy.runtime.component.CoreInstance;
import ai.wippy.runtime.component.CoreModule;
import ai.wippy.runtime.component.GuestHeap;
import ai.wippy.runtime.component.Handles;
import ai.wippy.runtime.component.Host;
import ai.wippy.runtime.component.InstanceState;
import ai.wippy.runtime.component.ResourceType;
import java.util.List;

/** The core instances of one component instance. */
final class GaugesInstance implements CoreCalls {
  private static final CoreModule MODULE0 =
      CoreModule.load(GaugesInstance.class.getClassLoader(), "module-0");
  private static final CoreModule MODULE1 =
      CoreModule.load(GaugesInstance.class.getClassLoader(), "module-1");

  final InstanceState state = new InstanceState();
  final Handles handles = new Handles(state);
  final GaugesCore0 core0;
  final GaugesCore1 core1;
  final GuestHeap heap;

  GaugesInstance(Host host) {
    state.begin(host);
    heap = new GuestHeap(handles, null, null, GuestHeap.Encoding.UTF8);
    CoreInstance instance0 = MODULE0.instantiate(state, List.of());
    core0 = instance0.bridge(GaugesCore0.class);
    state.define(
        ResourceType.ofGuest(
            "gauge",
            handles,
            core0::drop,
            resource -> new GaugesGauge(this, resource)));
    CoreInstance instance1 = MODULE1.instantiate(
        state,
        List.of(
            CoreFunction.host(this::newGauge),
            CoreFunction.host(this::dropGauge),
            CoreFunction.host(this::repOfGauge)));
    core1 = instance1.bridge(GaugesCore1.class);
  }

  private long[] newGauge(long[] args) {
    state.checkLeave();
    return new long[] {handles.make(0, (int) args[0])};
  }

  private long[] dropGauge(long[] args) {
    state.checkLeave();
    handles.drop(0, (int) args[0]);
    return null;
  }

  private long[] repOfGauge(long[] args) {
    return new long[] {handles.rep(0, (int) args[0])};
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
      case 0 -> core1.make((int) args[0]);
      case 1 -> core1.value((int) args[0]);
      case 2 -> core1.sum((int) args[0], (int) args[1]);
      case 3 -> core0.last();
      default -> throw new IndexOutOfBoundsException(function);
    };
  }

  @Override
  public void postReturn(int function, long result) {
  }
}
