package ai.wippy.runtime.component;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.types.Export;
import org.jspecify.annotations.Nullable;

/** An instance of a core module. Not thread-safe: one call at a time. */
public final class CoreInstance {
  private final CoreModule module;
  private final InstanceState state;
  private final Instance instance;

  CoreInstance(CoreModule module, InstanceState state, Instance instance) {
    this.module = module;
    this.state = state;
    this.instance = instance;
  }

  /**
   * An export, of whatever kind.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public CoreExtern export(String name) {
    Export export = module.export(name);
    int index = export.index();
    return switch (export.exportType()) {
      case FUNCTION -> CoreFunction.of(instance.getMachine(), index);
      case TABLE -> CoreTable.of(instance.table(index), instance);
      case MEMORY -> (GuestMemory) instance.memory(index);
      case GLOBAL -> new CoreGlobal(instance.global(index));
      case TAG -> new CoreTag(instance.tag(index));
    };
  }

  /**
   * Calls an export without parameters and result that makes the instance ready for others.
   *
   * @throws Trap if it traps
   */
  public void initialize(String name) {
    try {
      state.prepare();
      function(name).call();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw Trap.of(e);
    }
  }

  /** An exported memory. */
  public GuestMemory memory(String name) {
    return (GuestMemory) export(name);
  }

  /** An exported function, for callers that have no bridge. */
  public CoreFunction function(String name) {
    return (CoreFunction) export(name);
  }

  /**
   * This instance behind an interface that was generated for its module: one primitive method for
   * each function that is used. The build wrote the implementation, a {@link CoreBridge}, as
   * bytecode beside the interface. Its methods throw what {@link Trap#of} makes of whatever the
   * guest threw.
   */
  public <B> B bridge(Class<B> type) {
    try {
      return type.cast(module.bridge(type).of(this));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "%s has no usable bridge: the goal wippy:compile writes it".formatted(type.getName()), e);
    }
  }

  /** What the translated functions take as their last argument. For bridges only. */
  public Instance translated() {
    return instance;
  }

  /**
   * What the translated functions take as their last argument but one; null if there is no memory.
   * For bridges only.
   */
  public @Nullable Memory translatedMemory() {
    return instance.memory();
  }
}
