package app;

import ai.wippy.runtime.component.ComponentInstance;
import ai.wippy.runtime.component.GuestHeap;
import ai.wippy.runtime.component.Host;
import ai.wippy.runtime.component.Imports;
import ai.wippy.runtime.component.InstanceState;
import ai.wippy.runtime.component.Limits;
import ai.wippy.runtime.payload.Values;
import java.util.Map;
import peers.guest.Api;

/** An instance of the component Guest. */
public final class Guest implements ComponentInstance {
  private final GuestInstance instance;
  private final InstanceState state;
  private final GuestCore core;
  private final GuestHeap heap;
  private final boolean resultTables;
  private final Api api;

  Guest(Host host) {
    instance = new GuestInstance(host);
    state = instance.state;
    core = instance.core;
    heap = instance.heap;
    resultTables = host.resultTables();
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

  /** Default limits, and nothing from outside yet. */
  public static Builder builder() {
    return new Builder();
  }

  /** What an instance of Guest gets from outside. */
  public static final class Builder {
    private Limits limits = Limits.DEFAULT;

    private Builder() {}

    /** Sets what the instance may use. */
    public Builder limits(Limits limits) {
      this.limits = limits;
      return this;
    }

    /** Makes a fresh instance, which one thread at a time may use. */
    public Guest build() {
      return new Guest(new Host(limits, Imports.of(Map.of())));
    }
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
  public void rest() {
    state.rest();
  }

  @Override
  public void closeWhenUnused(Runnable then) {
    state.closeWhenUnused(then);
  }

  @Override
  public void close() {
    state.close();
  }
}
