package ai.wippy.runtime.lua;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.runtime.function.FunctionKind;
import ai.wippy.runtime.function.Handler;
import ai.wippy.runtime.process.ProcessKind;
import ai.wippy.runtime.process.Program;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Runs the Lua code of an application: each call and each process in a state of its own, so that
 * none sees what another left behind. Thread-safe.
 */
public final class LuaRuntime {
  private final LuaUnits units;
  private final Map<String, LuaModule> modules;

  /**
   * A runtime.
   *
   * @param entries finds an entry by its id
   * @param chunks where the build put the compiled chunks
   * @param modules what code can require besides libraries, by name
   */
  public LuaRuntime(
      Function<EntryId, Optional<Entry>> entries,
      ClassLoader chunks,
      Map<String, LuaModule> modules) {
    this.units = new LuaUnits(entries, chunks);
    this.modules = Map.copyOf(modules);
  }

  /** {@code function.lua}. */
  public FunctionKind functions() {
    return new FunctionKind() {
      @Override
      public Set<String> kinds() {
        return Set.of("function.lua");
      }

      @Override
      public Handler handler(Entry entry) {
        var code = new LuaEntry(entry, units, modules);
        return (context, values, args) -> code.call(state -> state.inherit(context), values, args);
      }
    };
  }

  /** {@code process.lua}. */
  public ProcessKind processes() {
    return new ProcessKind() {
      @Override
      public Set<String> kinds() {
        return Set.of("process.lua");
      }

      @Override
      public Program program(Entry entry) {
        var code = new LuaEntry(entry, units, modules);
        return (process, values, args) -> code.call(state -> state.inherit(process), values, args);
      }
    };
  }
}
