package ai.wippy.runtime.wasm;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.registry.Settings;
import ai.wippy.runtime.process.ProcessKind;
import ai.wippy.runtime.process.Program;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Programs written in WebAssembly. */
public final class WasmProcesses implements ProcessKind {
  private final Components components;
  private final Function<EntryId, Optional<Entry>> entries;
  private final boolean resultTables;

  /**
   * Programs of an application with these components.
   *
   * @param entries of the application, for those that are linked with others
   */
  public WasmProcesses(
      Components components, Settings settings, Function<EntryId, Optional<Entry>> entries) {
    this.components = components;
    this.entries = entries;
    resultTables = WasmSettings.resultTables(settings);
  }

  @Override
  public Set<String> kinds() {
    return Set.of("process.wasm");
  }

  @Override
  public Program program(Entry entry) {
    return new WasmProgram(entry, new Guest(entry, entries, components, resultTables));
  }
}
