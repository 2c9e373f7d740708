package app;

import acme.everything.Api;
import ai.wippy.runtime.component.ComponentInstance;
import ai.wippy.runtime.component.GuestHeap;
import ai.wippy.runtime.component.Host;
import ai.wippy.runtime.component.Imports;
import ai.wippy.runtime.component.InstanceState;
import ai.wippy.runtime.component.Limits;
import ai.wippy.runtime.component.Scalars;
import ai.wippy.runtime.component.Slice;
import ai.wippy.runtime.payload.Values;
import java.util.Map;
import java.util.Optional;

/** An instance of the component Everything. */
public final class Everything implements ComponentInstance {
  private final EverythingInstance instance;
  private final InstanceState state;
  private final EverythingCore core;
  private final GuestHeap heap;
  private final boolean resultTables;
  private final Api api;

  Everything(Host host) {
    instance = new EverythingInstance(host);
    state = instance.state;
    core = instance.core;
    heap = instance.heap;
    resultTables = host.resultTables();
    api = new EverythingApi(instance);
  }

  /**
   * Makes a fresh instance that gets nothing from outside, and that one thread at a time may use.
   */
  public static Everything create() {
    return new Everything(Host.ISOLATED);
  }

  /**
   * Makes a fresh instance, which one thread at a time may use.
   *
   * @param host what it gets from outside
   */
  public static Everything instantiate(Host host) {
    return new Everything(host);
  }

  /** Default limits, and nothing from outside yet. */
  public static Builder builder() {
    return new Builder();
  }

  /** What an instance of Everything gets from outside. */
  public static final class Builder {
    private Limits limits = Limits.DEFAULT;

    private Builder() {}

    /** Sets what the instance may use. */
    public Builder limits(Limits limits) {
      this.limits = limits;
      return this;
    }

    /** Makes a fresh instance, which one thread at a time may use. */
    public Everything build() {
      return new Everything(new Host(limits, Imports.of(Map.of())));
    }
  }

  /**
   * {@code log: func(line: string, level: option<u8>)}
   *
   * @param level 0 to 255
   */
  public void log(String line, Optional<Integer> level) {
    state.lower();
    long lineSlice = heap.lowerString(line, "line");
    int levelCase = 0;
    int levelSlot1 = 0;
    if (level.isPresent()) {
      levelCase = 1;
      int levelSome = level.get();
      int levelSomeValue = Scalars.u8(levelSome, "level");
      levelSlot1 = levelSomeValue;
    }
    state.enter();
    core.log(Slice.at(lineSlice), Slice.length(lineSlice), levelCase, levelSlot1);
    state.postReturn();
    core.postLog();
    state.exit();
  }

  /** {@code area: func(area: f64, result: f64) -> f64} */
  public double area(double area2, double result2) {
    state.enter();
    double flat = core.area(area2, result2);
    double result = Scalars.f64(flat);
    state.postReturn();
    core.postArea(flat);
    state.exit();
    return result;
  }

  /** The exported instance {@code acme:every-thing/api@1.2.3}. */
  public Api api() {
    return api;
  }

  @Override
  public Object call(int function, Values values, Object... args) {
    return EverythingComponent.LIFTED.get(function).call(instance, values, resultTables, args);
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
