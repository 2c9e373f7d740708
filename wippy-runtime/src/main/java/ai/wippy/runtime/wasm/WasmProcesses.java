package ai.wippy.runtime.wasm;

import ai.wippy.registry.Entry;
import ai.wippy.registry.Settings;
import ai.wippy.runtime.process.ProcessKind;
import ai.wippy.runtime.process.Program;
import java.util.Set;

/** Programs written in WebAssembly. */
public final class WasmProcesses implements ProcessKind {
  private final Components components;
  private final boolean resultTables;

  /** Programs of an application with these components. */
  public WasmProcesses(Components components, Settings settings) {
    this.components = components;
    resultTables = WasmSettings.resultTables(settings);
  }

  @Override
  public Set<String> kinds() {
    return Set.of("process.wasm");
  }

  @Override
  public Program program(Entry entry) {
    return new WasmProgram(entry, new Guest(entry, components, resultTables));
  }
}
