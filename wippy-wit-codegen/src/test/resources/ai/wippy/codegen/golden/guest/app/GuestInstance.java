package app;

import ai.wippy.runtime.component.CoreCalls;
import ai.wippy.runtime.component.CoreInstance;
import ai.wippy.runtime.component.CoreModule;
import ai.wippy.runtime.component.GuestHeap;
import ai.wippy.runtime.component.Host;
import ai.wippy.runtime.component.InstanceState;
import java.util.List;

/** The core instances of one component instance. */
final class GuestInstance implements CoreCalls {
  private static final CoreModule MODULE0 =
      CoreModule.load(GuestInstance.class.getClassLoader(), "module-0");
  private static final CoreModule MODULE1 =
      CoreModule.load(GuestInstance.class.getClassLoader(), "module-1");

  final InstanceState state = new InstanceState();
  final GuestCore core;
  final GuestHeap heap;

  GuestInstance(Host host) {
    state.begin(host);
    CoreInstance instance0 = MODULE0.instantiate(state, List.of());
    core = instance0.bridge(GuestCore.class);
    heap = new GuestHeap(
        state,
        instance0.memory("memory"),
        core::cabiRealloc,
        GuestHeap.Encoding.UTF8);
    MODULE1.instantiate(state, List.of(instance0.export("_initialize")));
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
      case 0 -> core.add((int) args[0], (int) args[1]);
      case 1 -> core.apiGreet((int) args[0], (int) args[1]);
      case 2 -> core.apiEchoPerson(
          (int) args[0],
          (int) args[1],
          (int) args[2],
          (int) args[3],
          (int) args[4],
          (int) args[5]);
      case 3 -> core.apiTransformUsers((int) args[0], (int) args[1]);
      case 4 -> core.apiSum((int) args[0], (int) args[1]);
      case 5 -> core.apiDivide((int) args[0], (int) args[1]);
      case 6 -> Double.doubleToRawLongBits(core.apiArea((int) args[0], args[1], args[2]));
      case 7 -> core.apiNextColor((int) args[0]);
      case 8 -> core.apiToggle((int) args[0]);
      case 9 -> core.apiMinmax((int) args[0], (int) args[1]);
      case 10 -> core.apiInitial((int) args[0], (int) args[1]);
      case 11 -> core.apiFib((int) args[0]);
      default -> throw new IndexOutOfBoundsException(function);
    };
  }

  @Override
  public void postReturn(int function, long result) {
    switch (function) {
      case 1 -> core.postApiGreet((int) result);
      case 2 -> core.postApiEchoPerson((int) result);
      case 3 -> core.postApiTransformUsers((int) result);
      case 5 -> core.postApiDivide((int) result);
      default -> {}
    }
  }
}
