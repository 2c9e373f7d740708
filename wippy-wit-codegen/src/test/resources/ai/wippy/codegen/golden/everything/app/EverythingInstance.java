package app;

import ai.wippy.runtime.component.CoreCalls;
import ai.wippy.runtime.component.CoreInstance;
import ai.wippy.runtime.component.CoreModule;
import ai.wippy.runtime.component.GuestHeap;
import ai.wippy.runtime.component.Host;
import ai.wippy.runtime.component.InstanceState;
import java.util.List;

/** The core instances of one component instance. */
final class EverythingInstance implements CoreCalls {
  private static final CoreModule MODULE0 =
      CoreModule.load(EverythingInstance.class.getClassLoader(), "module-0");

  final InstanceState state = new InstanceState();
  final EverythingCore core;
  final GuestHeap heap;

  EverythingInstance(Host host) {
    state.begin(host);
    CoreInstance instance0 = MODULE0.instantiate(state, List.of());
    core = instance0.bridge(EverythingCore.class);
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
      case 0 -> core.apiNumbers(
          (int) args[0],
          (int) args[1],
          (int) args[2],
          (int) args[3],
          (int) args[4],
          (int) args[5],
          args[6],
          args[7],
          Float.intBitsToFloat((int) args[8]),
          Double.longBitsToDouble(args[9]),
          (int) args[10],
          (int) args[11]);
      case 1 -> core.apiArrays(
          (int) args[0],
          (int) args[1],
          (int) args[2],
          (int) args[3],
          (int) args[4],
          (int) args[5],
          (int) args[6],
          (int) args[7],
          (int) args[8],
          (int) args[9],
          (int) args[10],
          (int) args[11]);
      case 2 -> core.apiMoreArrays(
          (int) args[0],
          (int) args[1],
          (int) args[2],
          (int) args[3],
          (int) args[4],
          (int) args[5],
          (int) args[6],
          (int) args[7],
          (int) args[8],
          (int) args[9],
          (int) args[10],
          (int) args[11]);
      case 3 -> core.apiCenter((int) args[0], (int) args[1]);
      case 4 -> core.apiDeep(
          Float.intBitsToFloat((int) args[0]),
          Float.intBitsToFloat((int) args[1]),
          (int) args[2],
          Float.intBitsToFloat((int) args[3]),
          Float.intBitsToFloat((int) args[4]),
          (int) args[5],
          (int) args[6],
          (int) args[7],
          (int) args[8]);
      case 5 -> core.apiPick((int) args[0], args[1], (int) args[2], (int) args[3]);
      case 6 -> core.apiAllow((int) args[0], (int) args[1]);
      case 7 -> core.apiCheck();
      case 8 -> core.apiNarrow((int) args[0], (int) args[1]);
      case 9 -> core.apiToString();
      case 10 -> core.apiGetClass(
          (int) args[0],
          (int) args[1],
          (int) args[2],
          (int) args[3],
          (int) args[4],
          (int) args[5]);
      case 11 -> core.apiSpill((int) args[0]);
      case 12 -> {
        core.apiWait();
        yield 0;
      }
      case 13 -> {
        core.log((int) args[0], (int) args[1], (int) args[2], (int) args[3]);
        yield 0;
      }
      case 14 -> Double.doubleToRawLongBits(core.area(Double.longBitsToDouble(args[0]), Double.longBitsToDouble(args[1])));
      default -> throw new IndexOutOfBoundsException(function);
    };
  }

  @Override
  public void postReturn(int function, long result) {
    switch (function) {
      case 0 -> core.postApiNumbers((int) result);
      case 1 -> core.postApiArrays((int) result);
      case 2 -> core.postApiMoreArrays((int) result);
      case 3 -> core.postApiCenter((int) result);
      case 4 -> core.postApiDeep((int) result);
      case 5 -> core.postApiPick((int) result);
      case 6 -> core.postApiAllow((int) result);
      case 7 -> core.postApiCheck((int) result);
      case 8 -> core.postApiNarrow((int) result);
      case 9 -> core.postApiToString((int) result);
      case 10 -> core.postApiGetClass((int) result);
      case 11 -> core.postApiSpill((int) result);
      case 12 -> core.postApiWait();
      case 13 -> core.postLog();
      case 14 -> core.postArea(Double.longBitsToDouble(result));
      default -> {}
    }
  }
}
