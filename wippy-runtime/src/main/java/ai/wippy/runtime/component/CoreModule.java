package ai.wippy.runtime.component;

import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.runtime.TableInstance;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.ActiveDataSegment;
import com.dylibso.chicory.wasm.types.Export;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import com.dylibso.chicory.wasm.types.OpCode;
import com.dylibso.chicory.wasm.types.Table;
import com.dylibso.chicory.wasm.types.TableLimits;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A core module that the build translated. Immutable, and shared by all of its instances. */
public final class CoreModule {
  /** The package of a translated module is this with its id appended; what all share has none. */
  public static final String PACKAGE = "wippy.module.m";

  /** Simple name of the {@link ModuleCode} of a translated module. */
  public static final String CODE = "Code";

  private final ModuleCode code;
  private final Linker linker;
  private final Instantiation instantiation;
  private final @Nullable MemoryPool memories;

  /** Found when an interface is first asked for, because every instance asks anew. */
  private final Map<Class<?>, CoreBridge> bridges = new ConcurrentHashMap<>();

  private CoreModule(ModuleCode code) {
    this.code = code;
    WasmModule module = ImageReader.read(code.bytes());
    linker = new Linker(module);
    instantiation = new Instantiation(module);
    memories = pool(module);
  }

  /**
   * Where the memories of its instances come from: one pool if they are all alike at first, which
   * they are if it has one and where its segments go depends on nothing.
   */
  private static @Nullable MemoryPool pool(WasmModule module) {
    boolean alike =
        Arrays.stream(module.dataSection().dataSegments())
            .allMatch(segment ->
                !(segment instanceof ActiveDataSegment active)
                    || active.offsetInstructions().stream()
                        .noneMatch(instruction -> instruction.opcode() == OpCode.GLOBAL_GET));
    return module
        .memorySection()
        .filter(section -> alike && section.memoryCount() == 1)
        .map(section -> section.getMemory(0).limits().initialPages())
        .filter(pages -> pages <= Memory.RUNTIME_MAX_PAGES)
        .map(pages -> new MemoryPool(Memory.bytes(pages)))
        .orElse(null);
  }

  /**
   * Loads the module that the build stored under {@code id}, without parsing or compiling code.
   *
   * @param loader of the class that asks
   * @throws IllegalStateException if there is no such module, which means that the jar is not whole
   */
  public static CoreModule load(ClassLoader loader, String id) {
    String name = PACKAGE + id + '.' + CODE;
    try {
      return new CoreModule(make(loader, name, ModuleCode.class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "no usable class %s on the class path: run mvn clean package".formatted(name), e);
    }
  }

  private static <T> T make(ClassLoader loader, String name, Class<T> type)
      throws ReflectiveOperationException {
    return type.cast(Class.forName(name, true, loader).getConstructor().newInstance());
  }

  /**
   * Makes an instance with memories, tables and globals of its own, and runs its start function.
   *
   * @param state of the component instance that it is a part of, and ends with
   * @param imports one for each import of the module, in the order of its import section
   * @throws Trap if a segment does not fit, the start function traps or a limit is too small
   */
  public CoreInstance instantiate(InstanceState state, List<CoreExtern> imports) {
    try {
      if (instantiation.starts()) {
        state.prepare();
      }
      return new CoreInstance(
          this,
          state,
          instantiation.instance(
              linker.link(imports),
              declared -> memory(declared, state),
              CoreModule::privateTable,
              code::machine));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw Trap.of(e);
    }
  }

  /**
   * What it exports under a name.
   *
   * @throws IllegalArgumentException if there is nothing
   */
  Export export(String name) {
    Export export = instantiation.exports().get(name);
    if (export == null) {
      throw new IllegalArgumentException("the core module exports no " + name);
    }
    return export;
  }

  /** How to make what {@link CoreInstance#bridge} gives. */
  CoreBridge bridge(Class<?> type) throws ReflectiveOperationException {
    CoreBridge known = bridges.get(type);
    if (known == null) {
      known = make(type.getClassLoader(), type.getName() + "Bridge", CoreBridge.class);
      bridges.put(type, known);
    }
    return known;
  }

  private GuestMemory memory(MemoryLimits declared, InstanceState state) {
    GuestMemory memory = state.keep(memory(declared, state.limits()));
    if (instantiation.starts()) {
      memory.wake();
    }
    return memory;
  }

  private GuestMemory memory(MemoryLimits declared, Limits limits) {
    int granted =
        (int) Math.min(limits.maxMemoryBytes() / Memory.PAGE_SIZE, Memory.RUNTIME_MAX_PAGES);
    if (declared.initialPages() > granted) {
      throw new Trap(
          "the module needs %d bytes of memory to start, but the limit is %d"
              .formatted(
                  (long) declared.initialPages() * Memory.PAGE_SIZE,
                  Math.min(limits.maxMemoryBytes(), Memory.bytes(Memory.RUNTIME_MAX_PAGES))));
    }
    int maximum = Math.min(declared.maximumPages(), granted);
    return new GuestMemory(
        new MemoryLimits(declared.initialPages(), maximum, declared.shared()), memories);
  }

  /**
   * Chicory grows the limits in the shared module with the table, so each instance gets limits of
   * its own.
   */
  private static TableInstance privateTable(Table declared, int initial) {
    TableLimits limits = declared.limits();
    var own = new TableLimits(limits.min(), limits.max(), limits.shared());
    return new TableInstance(
        new Table(declared.elementType(), own, declared.initialize()), initial);
  }
}
