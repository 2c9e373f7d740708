package ai.wippy.runtime.wasm;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.registry.Settings;
import ai.wippy.runtime.function.FunctionKind;
import ai.wippy.runtime.function.Handler;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.payload.Values;
import ai.wippy.runtime.process.Exit;
import ai.wippy.runtime.process.StandardStreams;
import java.lang.System.Logger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Functions written in WebAssembly. What they print goes to the log. */
public final class WasmFunctions implements FunctionKind {
  private final Components components;
  private final Function<EntryId, Optional<Entry>> entries;
  private final boolean resultTables;

  /**
   * Functions of an application with these components.
   *
   * @param entries of the application, for those that are linked with others
   */
  public WasmFunctions(
      Components components, Settings settings, Function<EntryId, Optional<Entry>> entries) {
    this.components = components;
    this.entries = entries;
    resultTables = WasmSettings.resultTables(settings);
  }

  @Override
  public Set<String> kinds() {
    return Set.of("function.wat", "function.wasm");
  }

  @Override
  public Handler handler(Entry entry) {
    var guest = new Guest(entry, entries, components, resultTables);
    return (context, values, args) -> call(guest, entry.id().toString(), values, args);
  }

  private static Object call(Guest guest, String name, Values values, Object[] args) {
    var streams = StandardStreams.logging(WasmFunctions::log, name);
    try {
      return guest.call(streams, streams::close, List.of(), values, args);
    } catch (Exit exit) {
      // Guests that were built as commands end with exit, for success too.
      if (exit.code() == 0) {
        return values.nil();
      }
      throw new Failure(
          Kind.INTERNAL,
          "failed to call wasm method: %s: the guest ended with exit code %d"
              .formatted(guest.method(), exit.code()),
          exit);
    }
  }

  private static Logger log() {
    return System.getLogger(WasmFunctions.class.getName());
  }
}
