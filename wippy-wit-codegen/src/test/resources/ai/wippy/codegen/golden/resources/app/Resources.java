package app;

import acme.store.Error;
import acme.store.Stores;
import acme.store.User;
import ai.wippy.runtime.component.ComponentInstance;
import ai.wippy.runtime.component.GuestHeap;
import ai.wippy.runtime.component.Host;
import ai.wippy.runtime.component.Imports;
import ai.wippy.runtime.component.InstanceState;
import ai.wippy.runtime.component.Limits;
import ai.wippy.runtime.payload.Values;
import java.util.HashMap;
import java.util.Map;

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
  private final InstanceState state;
  private final ResourcesCore core;
  private final GuestHeap heap;
  private final boolean resultTables;

  Resources(Host host) {
    instance = new ResourcesInstance(host);
    state = instance.state;
    core = instance.core;
    heap = instance.heap;
    resultTables = host.resultTables();
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

  /** Default limits, and nothing from outside yet. */
  public static Builder builder() {
    return new Builder();
  }

  /** What an instance of Resources gets from outside. */
  public static final class Builder {
    private final Map<String, Object> interfaces = new HashMap<>();
    private Limits limits = Limits.DEFAULT;

    private Builder() {}

    /** Provides {@code acme:store/stores}. */
    public Builder stores(Stores provider) {
      interfaces.put("acme:store/stores", provider);
      return this;
    }

    /** Provides {@code acme:store/error}. */
    public Builder error(Error provider) {
      interfaces.put("acme:store/error", provider);
      return this;
    }

    /** Provides {@code acme:store/user}. */
    public Builder user(User provider) {
      interfaces.put("acme:store/user", provider);
      return this;
    }

    /** Provides {@code tools}. */
    public Builder tools(Tools provider) {
      interfaces.put("tools", provider);
      return this;
    }

    /** Provides what the world imports by itself. */
    public Builder imports(ResourcesImports provider) {
      interfaces.put("", provider);
      return this;
    }

    /** Sets what the instance may use. */
    public Builder limits(Limits limits) {
      this.limits = limits;
      return this;
    }

    /** Makes a fresh instance, which one thread at a time may use. */
    public Resources build() {
      return new Resources(new Host(limits, Imports.of(interfaces)));
    }
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
