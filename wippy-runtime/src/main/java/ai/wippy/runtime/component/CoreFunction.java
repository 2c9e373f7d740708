package ai.wippy.runtime.component;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.runtime.WasmFunctionHandle;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A core function: of an instance, or of the host. Its type is the one that whoever imports it
 * declares, which the build has checked.
 */
public final class CoreFunction implements CoreExtern {
  /** What a host function does. */
  @FunctionalInterface
  public interface Body {
    /**
     * Runs it.
     *
     * @param args one for each parameter; 32-bit integers sign-extended, floats as their bits
     * @return one for each result, likewise; may be null if there is none
     */
    long @Nullable [] call(long[] args);
  }

  /** What a host function does that reads or writes the memory of its caller. */
  @FunctionalInterface
  public interface MemoryBody {
    /**
     * Runs it.
     *
     * @param memory the first memory of the calling instance; of size 0 if it has none
     * @param args as in {@link Body#call}
     * @return as in {@link Body#call}
     */
    long @Nullable [] call(GuestMemory memory, long[] args);
  }

  /** What is behind every kind of function. */
  private interface Target {
    long @Nullable [] call(@Nullable Instance caller, long[] args);
  }

  /** What is behind one that is not there yet. */
  private static final class Later implements Target {
    private @Nullable Target target;

    @Override
    public long @Nullable [] call(@Nullable Instance caller, long[] args) {
      if (target == null) {
        throw new Trap("uninitialized element: a function is called before the guest is set up");
      }
      return target.call(caller, args);
    }
  }

  private static final long[] NOTHING = {};

  private final Target target;

  private CoreFunction(Target target) {
    this.target = target;
  }

  /** A host function that does nothing but trap. */
  public static CoreFunction trapping(Supplier<Trap> trap) {
    return host((long[] _) -> {
      throw trap.get();
    });
  }

  /** A function that is not there yet: calling it traps until {@link #become} says what it is. */
  public static CoreFunction later() {
    return new CoreFunction(new Later());
  }

  /**
   * Says what a function is that was made with {@link #later}.
   *
   * @throws IllegalStateException if it was not, or is known already
   */
  public void become(CoreFunction function) {
    if (!(target instanceof Later later) || later.target != null) {
      throw new IllegalStateException("it is there already");
    }
    later.target = function.target;
  }

  /** A host function. */
  public static CoreFunction host(Body body) {
    return new CoreFunction((_, args) -> body.call(args));
  }

  /** A host function that gets the memory of the instance that calls it. */
  public static CoreFunction host(MemoryBody body) {
    return new CoreFunction((caller, args) -> body.call(memory(caller), args));
  }

  /** A function of an instance. */
  static CoreFunction of(Machine machine, int index) {
    return new CoreFunction((_, args) -> machine.call(index, args));
  }

  private static GuestMemory memory(@Nullable Instance caller) {
    return caller != null && caller.memory() instanceof GuestMemory memory
        ? memory
        : new GuestMemory(new MemoryLimits(0, 0));
  }

  /**
   * Calls it; arguments and results as in {@link Body#call}, but the results are never null. What
   * it throws is for {@link Trap#of}.
   */
  public long[] call(long... args) {
    long[] results = target.call(null, args);
    return results == null ? NOTHING : results;
  }

  WasmFunctionHandle handle() {
    return target::call;
  }
}
