package ai.wippy.runtime.lua;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.runtime.function.FunctionKind;
import ai.wippy.runtime.function.Handler;
import ai.wippy.runtime.http.exchange.Exchange;
import ai.wippy.runtime.payload.JavaValues;
import ai.wippy.runtime.process.Outcome;
import ai.wippy.runtime.process.ProcessKind;
import ai.wippy.runtime.process.Processes;
import ai.wippy.runtime.process.Program;
import ai.wippy.runtime.security.Context;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Runs the Lua code of an application: each call and each process in a state of its own, so that
 * none sees what another left behind. Thread-safe.
 */
public final class LuaRuntime {
  private static final Object[] NOTHING = {};

  private final LuaUnits units;
  private final Map<String, LuaModule> modules;
  private final Map<String, LuaModule> globals;
  private final Processes processes;

  /**
   * A runtime.
   *
   * @param entries finds an entry by its id
   * @param chunks where the build put the compiled chunks
   * @param modules what code can require besides libraries, by name
   * @param globals what all code has besides what every state has, by name
   * @param processes where calls of functions get their pids
   */
  public LuaRuntime(
      Function<EntryId, Optional<Entry>> entries,
      ClassLoader chunks,
      Map<String, LuaModule> modules,
      Map<String, LuaModule> globals,
      Processes processes) {
    this.units = new LuaUnits(entries, chunks);
    this.modules = Map.copyOf(modules);
    this.globals = Map.copyOf(globals);
    this.processes = processes;
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
        var code = new LuaEntry(entry, units, modules, globals);
        return (context, values, args) -> {
          var state = state(entry.id(), context);
          if (args.length != 1 || !(args[0] instanceof Exchange exchange)) {
            return code.call(state, values, args);
          }
          state.answer(exchange);
          return code.call(state, values, NOTHING);
        };
      }
    };
  }

  private LuaState state(EntryId function, Context context) {
    var state = new LuaState(function);
    state.inherit(
        context,
        () -> processes.open(function, context, state.channels()),
        self -> processes.close(self, new Outcome.Value(JavaValues.NIL)));
    return state;
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
        return new LuaProgram(new LuaEntry(entry, units, modules, globals));
      }
    };
  }
}
