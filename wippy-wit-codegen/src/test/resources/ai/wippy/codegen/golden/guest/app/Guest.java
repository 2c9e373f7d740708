package app;

import ai.wippy.runtime.component.ComponentInstance;
import ai.wippy.runtime.component.GuestHeap;
import ai.wippy.runtime.component.Host;
import ai.wippy.runtime.component.InstanceState;
import ai.wippy.runtime.payload.Values;
import peers.guest.Api;

/** An instance of the component Guest. */
public final class Guest implements ComponentInstance {
  private final GuestInstance instance;
  private final boolean resultTables;
  private final InstanceState state;
  private final GuestCore core;
  private final GuestHeap heap;
  private final Api api;

  Guest(Host host) {
    instance = new GuestInstance(host);
    resultTables = host.resultTables();
    state = instance.state;
    core = instance.core;
    heap = instance.heap;
    api = new GuestApi(instance);
  }

  /**
   * Makes a fresh instance that gets nothing from outside, and that one thread at a time may use.
   */
  public static Guest create() {
    return new Guest(Host.ISOLATED);
  }

  /**
   * Makes a fresh instance, which one thread at a time may use.
   *
   * @param host what it gets from outside
   */
  public static Guest instantiate(Host host) {
    return new Guest(host);
  }

  /** {@code add: func(a: s32, b: s32) -> s32} */
  public int add(int a, int b) {
    state.enter();
    int result = core.add(a, b);
    state.exit();
    return result;
  }

  /** The exported instance {@code peers:guest/api@0.1.0}. */
  public Api api() {
    return api;
  }

  @Override
  public Object call(int function, Values values, Object... args) {
    return GuestComponent.LIFTED.get(function).call(instance, values, resultTables, args);
  }

  @Override
  public boolean reusable() {
    return state.reusable();
  }

  @Override
  public void close() {
    state.close();
  }
}
