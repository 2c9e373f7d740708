package app;

import ai.wippy.runtime.component.ComponentInstance;
import ai.wippy.runtime.component.GuestHeap;
import ai.wippy.runtime.component.Host;
import ai.wippy.runtime.component.Imports;
import ai.wippy.runtime.component.InstanceState;
import ai.wippy.runtime.component.Limits;
import ai.wippy.runtime.component.Scalars;
import ai.wippy.runtime.payload.Values;
import java.util.Map;

/** An instance of the component Gauges. */
public final class Gauges implements ComponentInstance {
  public interface Gauge extends AutoCloseable {
    /**
     * {@code [method]gauge.value: func(self: borrow<gauge>) -> u32}
     *
     * @return 0 to 4294967295
     */
    long value();

    /** Drops the resource. */
    @Override
    default void close() {}
  }

  private final GaugesInstance instance;
  private final InstanceState state;
  private final GaugesCore0 core0;
  private final GaugesCore1 core1;
  private final GuestHeap heap;
  private final boolean resultTables;

  Gauges(Host host) {
    instance = new GaugesInstance(host);
    state = instance.state;
    core0 = instance.core0;
    core1 = instance.core1;
    heap = instance.heap;
    resultTables = host.resultTables();
  }

  /**
   * Makes a fresh instance that gets nothing from outside, and that one thread at a time may use.
   */
  public static Gauges create() {
    return new Gauges(Host.ISOLATED);
  }

  /**
   * Makes a fresh instance, which one thread at a time may use.
   *
   * @param host what it gets from outside
   */
  public static Gauges instantiate(Host host) {
    return new Gauges(host);
  }

  /** Default limits, and nothing from outside yet. */
  public static Builder builder() {
    return new Builder();
  }

  /** What an instance of Gauges gets from outside. */
  public static final class Builder {
    private Limits limits = Limits.DEFAULT;

    private Builder() {}

    /** Sets what the instance may use. */
    public Builder limits(Limits limits) {
      this.limits = limits;
      return this;
    }

    /** Makes a fresh instance, which one thread at a time may use. */
    public Gauges build() {
      return new Gauges(new Host(limits, Imports.of(Map.of())));
    }
  }

  /**
   * {@code [constructor]gauge: func(value: u32) -> own<gauge>}
   *
   * @param value 0 to 4294967295
   */
  public Gauge newGauge(long value) {
    int valueValue = Scalars.u32(value, "value");
    state.enter();
    int flat = core1.make(valueValue);
    Gauge result = heap.handles().liftOwn(0, flat, Gauge.class);
    state.exit();
    return result;
  }

  /** {@code [static]gauge.sum: func(a: own<gauge>, b: borrow<gauge>) -> own<gauge>} */
  public Gauge gaugeSum(Gauge a, Gauge b) {
    state.lower();
    int aHandle = heap.handles().lowerOwn(0, a, "a");
    int bHandle = heap.handles().lowerBorrow(0, b, "b");
    state.enter();
    int flat = core1.sum(aHandle, bHandle);
    Gauge result = heap.handles().liftOwn(0, flat, Gauge.class);
    state.exit();
    return result;
  }

  /**
   * {@code last-dropped: func() -> u32}
   *
   * @return 0 to 4294967295
   */
  public long lastDropped() {
    state.enter();
    int flat = core0.last();
    long result = Integer.toUnsignedLong(flat);
    state.exit();
    return result;
  }

  @Override
  public Object call(int function, Values values, Object... args) {
    return GaugesComponent.LIFTED.get(function).call(instance, values, resultTables, args);
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
