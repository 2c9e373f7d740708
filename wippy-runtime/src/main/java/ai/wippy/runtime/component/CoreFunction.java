package ai.wippy.runtime.component;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.runtime.WasmFunctionHandle;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import com.dylibso.chicory.wasm.types.ValType;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A core function: of an instance, or of the host. */
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

  private static final long[] NOTHING = {};

  private final FunctionType type;
  private final Target target;

  private CoreFunction(FunctionType type, Target target) {
    this.type = type;
    this.target = target;
  }

  /** A host function that does nothing but trap. */
  public static CoreFunction trapping(FunctionShape shape, Supplier<Trap> trap) {
    return host(
        shape,
        (long[] _) -> {
          throw trap.get();
        });
  }

  /** A host function. */
  public static CoreFunction host(FunctionShape shape, Body body) {
    return new CoreFunction(type(shape), (_, args) -> body.call(args));
  }

  /** A host function that gets the memory of the instance that calls it. */
  public static CoreFunction host(FunctionShape shape, MemoryBody body) {
    return new CoreFunction(type(shape), (caller, args) -> body.call(memory(caller), args));
  }

  /** A function of an instance. */
  static CoreFunction of(FunctionType type, Machine machine, int index) {
    return new CoreFunction(type, (_, args) -> machine.call(index, args));
  }

  private static GuestMemory memory(@Nullable Instance caller) {
    return caller != null && caller.memory() instanceof GuestMemory memory
        ? memory
        : new GuestMemory(new MemoryLimits(0, 0));
  }

  private static FunctionType type(FunctionShape shape) {
    return FunctionType.of(types(shape.params()), types(shape.results()));
  }

  private static List<ValType> types(String letters) {
    return letters.chars().mapToObj(CoreFunction::type).toList();
  }

  private static ValType type(int letter) {
    return switch (letter) {
      case 'i' -> ValType.I32;
      case 'l' -> ValType.I64;
      case 'f' -> ValType.F32;
      case 'd' -> ValType.F64;
      default -> throw new IllegalArgumentException("no core type is written " + (char) letter);
    };
  }

  /**
   * Calls it; arguments and results as in {@link Body#call}, but the results are never null. What
   * it throws is for {@link Trap#of}.
   */
  public long[] call(long... args) {
    long[] results = target.call(null, args);
    return results == null ? NOTHING : results;
  }

  FunctionType type() {
    return type;
  }

  WasmFunctionHandle handle() {
    return target::call;
  }
}
