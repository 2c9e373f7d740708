package app;

import ai.wippy.runtime.component.ComponentInstance;
import ai.wippy.runtime.component.GuestHeap;
import ai.wippy.runtime.component.Host;
import ai.wippy.runtime.component.InstanceState;
import ai.wippy.runtime.payload.Values;

/** An instance of the component Resources. */
public final class Resources implements ComponentInstance {
  public interface Ticket extends AutoCloseable {
    /**
     * {@code [method]ticket.number: func(self: borrow<ticket>) -> u64}
     *
     * @return unsigned
     */
    long number();

    /** Drops the resource. */
    @Override
    default void close() {}
  }

  private final ResourcesInstance instance;
  private final boolean resultTables;
  private final InstanceState state;
  private final ResourcesCore core;
  private final GuestHeap heap;

  Resources(Host host) {
    instance = new ResourcesInstance(host);
    resultTables = host.resultTables();
    state = instance.state;
    core = instance.core;
    heap = instance.heap;
  }

  /**
   * Makes a fresh instance that gets nothing from outside, and that one thread at a time may use.
   */
  public static Resources create() {
    return new Resources(Host.ISOLATED);
  }

  /**
   * Makes a fresh instance, which one thread at a time may use.
   *
   * @param host what it gets from outside
   */
  public static Resources instantiate(Host host) {
    return new Resources(host);
  }

  /**
   * {@code run: func() -> u32}
   *
   * @return 0 to 4294967295
   */
  public long run() {
    state.enter();
    int flat = core.run();
    long result = Integer.toUnsignedLong(flat);
    state.postReturn();
    core.postRun(flat);
    state.exit();
    return result;
  }

  @Override
  public Object call(int function, Values values, Object... args) {
    return ResourcesComponent.LIFTED.get(function).call(instance, values, resultTables, args);
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
