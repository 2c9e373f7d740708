package app;

import acme.shop.Stock;
import ai.wippy.runtime.component.CoreCalls;
import ai.wippy.runtime.component.CoreInstance;
import ai.wippy.runtime.component.CoreModule;
import ai.wippy.runtime.component.GuestHeap;
import ai.wippy.runtime.component.GuestMemory;
import ai.wippy.runtime.component.Handles;
import ai.wippy.runtime.component.Host;
import ai.wippy.runtime.component.Imports;
import ai.wippy.runtime.component.InstanceState;
import ai.wippy.runtime.component.ResourceType;
import java.util.List;

/** The core instances of one component instance. */
final class NestedInstance implements CoreCalls {
  private static final CoreModule MODULE0 =
      CoreModule.load(NestedInstance.class.getClassLoader(), "module-0");

  final InstanceState state = new InstanceState();
  final Handles handles = new Handles(state);
  final NestedCore core;
  final GuestHeap heap;
  private final Imports imports;
  private final NestedImports nestedImports;
  private final Stock stock;

  NestedInstance(Host host) {
    state.begin(host);
    imports = host.imports();
    nestedImports = imports.instance("", NestedImports.class);
    stock = imports.instance("acme:shop/stock@1.0.0", Stock.class);
    heap = GuestHeap.scratch(handles);
    state.define(ResourceType.ofHost("item", Stock.Item.class));
    CoreInstance instance0 = MODULE0.instantiate(state, List.of());
    core = instance0.bridge(NestedCore.class);
  }

  /** {@code greet} */
  private long[] lowered0(long[] args) {
    state.checkLeave();
    GuestMemory memory = heap.memory();
    String name = heap.liftString((int) args[0], (int) args[1]);
    String result = nestedImports("greet").greet(name);
    int area = memory.range((int) args[2], 8, 4);
    heap.store(area, heap.lowerString(result, "greet"));
    return null;
  }

  /** {@code greet} */
  private long[] lowered1(long[] args) {
    state.checkLeave();
    GuestMemory memory = heap.memory();
    String name = heap.liftString((int) args[0], (int) args[1]);
    String result = nestedImports("greet").greet(name);
    int area = memory.range((int) args[2], 8, 4);
    heap.store(area, heap.lowerString(result, "greet"));
    return null;
  }

  /** {@code acme:shop/stock@1.0.0#[constructor]item} */
  private long[] lowered2(long[] args) {
    state.checkLeave();
    String name = heap.liftString((int) args[0], (int) args[1]);
    Stock.Item result = stock("[constructor]item").newItem(name);
    int resultHandle =
        heap.handles().lowerOwn(0, result, "acme:shop/stock@1.0.0#[constructor]item");
    return new long[] {resultHandle};
  }

  /** {@code acme:shop/stock@1.0.0#[method]item.name} */
  private long[] lowered3(long[] args) {
    state.checkLeave();
    GuestMemory memory = heap.memory();
    Stock.Item self = heap.handles().liftBorrow(0, (int) args[0], Stock.Item.class);
    String result = self.name();
    int area = memory.range((int) args[1], 8, 4);
    heap.store(area, heap.lowerString(result, "acme:shop/stock@1.0.0#[method]item.name"));
    handles.takeBack();
    return null;
  }

  private NestedImports nestedImports(String function) {
    if (nestedImports == null) {
      throw imports.missing("", function);
    }
    return nestedImports;
  }

  private Stock stock(String function) {
    if (stock == null) {
      throw imports.missing("acme:shop/stock@1.0.0", function);
    }
    return stock;
  }

  int core1(int p0, int p1) {
    int area = heap.allocate(4, 8);
    heap.passOn(this::lowered0, p0, p1, area);
    return area;
  }

  int core2(int p0, int p1) {
    int area = heap.allocate(4, 8);
    heap.passOn(this::lowered1, p0, p1, area);
    return area;
  }

  int core3(int p0, int p1) {
    return (int) heap.passOn(this::lowered2, p0, p1)[0];
  }

  int core4(int p0) {
    int area = heap.allocate(4, 8);
    heap.passOn(this::lowered3, p0, area);
    return area;
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
      case 1 -> core1((int) args[0], (int) args[1]);
      case 2 -> core.next((int) args[0]);
      case 3 -> core.add((int) args[0], (int) args[1]);
      case 4 -> core2((int) args[0], (int) args[1]);
      case 5 -> core3((int) args[0], (int) args[1]);
      case 6 -> core4((int) args[0]);
      default -> throw new IndexOutOfBoundsException(function);
    };
  }

  @Override
  public void postReturn(int function, long result) {
  }
}
