package app;

import acme.shop.Stock;
import ai.wippy.runtime.component.ComponentInstance;
import ai.wippy.runtime.component.GuestHeap;
import ai.wippy.runtime.component.GuestMemory;
import ai.wippy.runtime.component.Host;
import ai.wippy.runtime.component.Imports;
import ai.wippy.runtime.component.InstanceState;
import ai.wippy.runtime.component.Limits;
import ai.wippy.runtime.component.Slice;
import ai.wippy.runtime.payload.Values;
import java.util.HashMap;
import java.util.Map;

/** An instance of the component Nested. */
public final class Nested implements ComponentInstance {
  private final NestedInstance instance;
  private final InstanceState state;
  private final GuestHeap heap;
  private final boolean resultTables;
  private final OuterInnerColors outerInnerColors;
  private final OuterInner outerInner;
  private final Outer outer;
  private final Stock stock;

  Nested(Host host) {
    instance = new NestedInstance(host);
    state = instance.state;
    heap = instance.heap;
    resultTables = host.resultTables();
    outerInnerColors = new NestedOuterInnerColors(instance);
    outerInner = new NestedOuterInner(instance);
    outer = new NestedOuter(instance);
    stock = new NestedStock(instance);
  }

  /**
   * Makes a fresh instance that gets nothing from outside, and that one thread at a time may use.
   */
  public static Nested create() {
    return new Nested(Host.ISOLATED);
  }

  /**
   * Makes a fresh instance, which one thread at a time may use.
   *
   * @param host what it gets from outside
   */
  public static Nested instantiate(Host host) {
    return new Nested(host);
  }

  /** Default limits, and nothing from outside yet. */
  public static Builder builder() {
    return new Builder();
  }

  /** What an instance of Nested gets from outside. */
  public static final class Builder {
    private final Map<String, Object> interfaces = new HashMap<>();
    private Limits limits = Limits.DEFAULT;

    private Builder() {}

    /** Provides what the world imports by itself. */
    public Builder imports(NestedImports provider) {
      interfaces.put("", provider);
      return this;
    }

    /** Provides {@code acme:shop/stock@1.0.0}. */
    public Builder stock(Stock provider) {
      interfaces.put("acme:shop/stock@1.0.0", provider);
      return this;
    }

    /** Sets what the instance may use. */
    public Builder limits(Limits limits) {
      this.limits = limits;
      return this;
    }

    /** Makes a fresh instance, which one thread at a time may use. */
    public Nested build() {
      return new Nested(new Host(limits, Imports.of(interfaces)));
    }
  }

  /** {@code greet-again: func(name: string) -> string} */
  public String greetAgain(String name) {
    state.lower();
    GuestMemory memory = heap.memory();
    long nameSlice = heap.lowerString(name, "name");
    state.enter();
    int area = instance.core2(Slice.at(nameSlice), Slice.length(nameSlice));
    memory.range(area, 8, 4);
    String result = heap.liftString(memory.i32(area), memory.i32(area + 4));
    state.exit();
    return result;
  }

  /** The exported instance {@code outer#inner#colors}. */
  public OuterInnerColors outerInnerColors() {
    return outerInnerColors;
  }

  /** The exported instance {@code outer#inner}. */
  public OuterInner outerInner() {
    return outerInner;
  }

  /** The exported instance {@code outer}. */
  public Outer outer() {
    return outer;
  }

  /** The exported instance {@code acme:shop/stock@1.0.0}. */
  public Stock stock() {
    return stock;
  }

  @Override
  public Object call(int function, Values values, Object... args) {
    return NestedComponent.LIFTED.get(function).call(instance, values, resultTables, args);
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
