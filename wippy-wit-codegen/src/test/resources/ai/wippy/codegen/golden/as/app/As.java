package app;

import ai.wippy.runtime.component.ComponentInstance;
import ai.wippy.runtime.component.GuestHeap;
import ai.wippy.runtime.component.GuestMemory;
import ai.wippy.runtime.component.Host;
import ai.wippy.runtime.component.Imports;
import ai.wippy.runtime.component.InstanceState;
import ai.wippy.runtime.component.Limits;
import ai.wippy.runtime.component.Slice;
import ai.wippy.runtime.payload.Values;
import java.util.Map;

/** An instance of the component As. */
public final class As implements ComponentInstance {
  private final AsInstance instance;
  private final InstanceState state;
  private final AsCore core;
  private final GuestHeap heap;
  private final boolean resultTables;

  As(Host host) {
    instance = new AsInstance(host);
    state = instance.state;
    core = instance.core;
    heap = instance.heap;
    resultTables = host.resultTables();
  }

  /**
   * Makes a fresh instance that gets nothing from outside, and that one thread at a time may use.
   */
  public static As create() {
    return new As(Host.ISOLATED);
  }

  /**
   * Makes a fresh instance, which one thread at a time may use.
   *
   * @param host what it gets from outside
   */
  public static As instantiate(Host host) {
    return new As(host);
  }

  /** Default limits, and nothing from outside yet. */
  public static Builder builder() {
    return new Builder();
  }

  /** What an instance of As gets from outside. */
  public static final class Builder {
    private Limits limits = Limits.DEFAULT;

    private Builder() {}

    /** Sets what the instance may use. */
    public Builder limits(Limits limits) {
      this.limits = limits;
      return this;
    }

    /** Makes a fresh instance, which one thread at a time may use. */
    public As build() {
      return new As(new Host(limits, Imports.of(Map.of())));
    }
  }

  /** {@code add: func(a: s32, b: s32) -> s32} */
  public int add(int a, int b) {
    state.enter();
    int result = core.add(a, b);
    state.exit();
    return result;
  }

  /** {@code greet: func(name: string) -> string} */
  public String greet(String name) {
    state.lower();
    GuestMemory memory = heap.memory();
    long nameSlice = heap.lowerString(name, "name");
    state.enter();
    int area = core.greet(Slice.at(nameSlice), Slice.length(nameSlice));
    memory.range(area, 8, 4);
    String result = heap.liftString(memory.i32(area), memory.i32(area + 4));
    state.postReturn();
    core.postGreet(area);
    state.exit();
    return result;
  }

  @Override
  public Object call(int function, Values values, Object... args) {
    return AsComponent.LIFTED.get(function).call(instance, values, resultTables, args);
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
