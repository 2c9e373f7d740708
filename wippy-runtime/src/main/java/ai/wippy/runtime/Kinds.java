package ai.wippy.runtime;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.registry.FrozenRegistry;
import ai.wippy.runtime.function.FunctionKind;
import ai.wippy.runtime.function.Functions;
import ai.wippy.runtime.lua.LuaRuntime;
import ai.wippy.runtime.lua.module.Modules;
import ai.wippy.runtime.process.ProcessKind;
import ai.wippy.runtime.wasm.Components;
import ai.wippy.runtime.wasm.WasmFunctions;
import ai.wippy.runtime.wasm.WasmProcesses;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What makes functions and programs of entries. Entries of other kinds are there to be looked up.
 *
 * @param functions each for some kinds
 * @param processes each for some kinds
 */
record Kinds(List<FunctionKind> functions, List<ProcessKind> processes) {
  /** Makes the kinds of an application. */
  interface Factory {
    /**
     * The kinds.
     *
     * @param loader of what the build put beside the registry
     * @param functions for those who call; empty as yet
     */
    Kinds make(FrozenRegistry application, ClassLoader loader, Functions functions);
  }

  /** Everything that this version understands. */
  static Kinds all(FrozenRegistry application, ClassLoader loader, Functions functions) {
    var settings = application.settings();
    Function<EntryId, Optional<Entry>> entries = application.registry()::get;
    var lua = new LuaRuntime(entries, loader, Modules.of(functions));
    var components = new Components(loader);
    return new Kinds(
        List.of(new WasmFunctions(components, settings, entries), lua.functions()),
        List.of(new WasmProcesses(components, settings, entries), lua.processes()));
  }
}
