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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** An instance of the component PassedOn. */
public final class PassedOn implements ComponentInstance {
  private final PassedOnInstance instance;
  private final InstanceState state;
  private final GuestHeap heap;
  private final boolean resultTables;
  private final Api api;

  PassedOn(Host host) {
    instance = new PassedOnInstance(host);
    state = instance.state;
    heap = instance.heap;
    resultTables = host.resultTables();
    api = new PassedOnApi(instance);
  }

  /**
   * Makes a fresh instance that gets nothing from outside, and that one thread at a time may use.
   */
  public static PassedOn create() {
    return new PassedOn(Host.ISOLATED);
  }

  /**
   * Makes a fresh instance, which one thread at a time may use.
   *
   * @param host what it gets from outside
   */
  public static PassedOn instantiate(Host host) {
    return new PassedOn(host);
  }

  /** Default limits, and nothing from outside yet. */
  public static Builder builder() {
    return new Builder();
  }

  /** What an instance of PassedOn gets from outside. */
  public static final class Builder {
    private final Map<String, Object> interfaces = new HashMap<>();
    private Limits limits = Limits.DEFAULT;

    private Builder() {}

    /** Provides {@code acme:every-thing/api@1.2.3}. */
    public Builder api(Api provider) {
      interfaces.put("acme:every-thing/api@1.2.3", provider);
      return this;
    }

    /** Provides what the world imports by itself. */
    public Builder imports(PassedOnImports provider) {
      interfaces.put("", provider);
      return this;
    }

    /** Sets what the instance may use. */
    public Builder limits(Limits limits) {
      this.limits = limits;
      return this;
    }

    /** Makes a fresh instance, which one thread at a time may use. */
    public PassedOn build() {
      return new PassedOn(new Host(limits, Imports.of(interfaces)));
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
    instance.core14(Slice.at(lineSlice), Slice.length(lineSlice), levelCase, levelSlot1);
    state.exit();
  }

  /** {@code area: func(area: f64, result: f64) -> f64} */
  public double area(double area2, double result2) {
    state.enter();
    double flat = instance.core15(area2, result2);
    double result = Scalars.f64(flat);
    state.exit();
    return result;
  }

  /** The exported instance {@code acme:every-thing/api@1.2.3}. */
  public Api api() {
    return api;
  }

  @Override
  public Object call(int function, Values values, Object... args) {
    return PassedOnComponent.LIFTED.get(function).call(instance, values, resultTables, args);
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
