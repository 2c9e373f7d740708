package ai.wippy.runtime.wasm;

import ai.wippy.registry.Built;
import ai.wippy.registry.Entry;
import ai.wippy.registry.Settings;
import ai.wippy.runtime.process.ProcessKind;
import ai.wippy.runtime.process.Processes;
import ai.wippy.runtime.process.Program;
import java.util.Set;

/** Programs written in WebAssembly. */
public final class WasmProcesses implements ProcessKind {
  private final Components components;
  private final HostResources machine;
  private final Processes processes;
  private final boolean resultTables;

  /**
   * Programs of an application with these components.
   *
   * @param machine what entries can show to their guests
   * @param processes what they may send messages to
   */
  public WasmProcesses(
      Components components, HostResources machine, Processes processes, Settings settings) {
    this.components = components;
    this.machine = machine;
    this.processes = processes;
    resultTables = WasmSettings.resultTables(settings);
  }

  @Override
  public Set<String> kinds() {
    return Set.of("process.wasm");
  }

  /** What a command gives is an exit code, and no value. */
  private static boolean isCommand(Entry entry) {
    return CommandArguments.isCommand(entry.built().getOrDefault(Built.FUNCTION, ""));
  }

  @Override
  public Program program(Entry entry) {
    return new WasmProgram(
        entry, new Guest(entry, components, machine, resultTables && !isCommand(entry)), processes);
  }
}
