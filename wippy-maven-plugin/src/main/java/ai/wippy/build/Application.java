package ai.wippy.build;

import ai.wippy.build.index.FsDirectory;
import ai.wippy.build.index.Index;
import ai.wippy.build.index.IndexEntry;
import ai.wippy.build.index.IndexReader;
import ai.wippy.build.index.LuaEntry;
import ai.wippy.build.index.PlainEntry;
import ai.wippy.build.index.WasmEntry;
import ai.wippy.build.lua.LuaCompiler;
import ai.wippy.diagnostic.Problems;
import ai.wippy.registry.EntryId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * An application read and checked as far as it can be without translating code.
 *
 * @param index what its files say
 * @param functions what each WASM entry calls, in load order
 * @param chunks the class file of each Lua entry's chunk
 */
record Application(
    Index index, SequencedMap<EntryId, GuestFunction> functions, Map<EntryId, byte[]> chunks) {

  /**
   * Reads an application.
   *
   * @param problems receives everything that is wrong with it; if there is an error, entries are
   *     missing from the result
   */
  static Application read(BuildRequest request, Problems problems) {
    Index index =
        new IndexReader(request.base(), Optional.ofNullable(request.sources())).read(problems);
    List<WasmEntry> wasm =
        index.entries().stream()
            .filter(WasmEntry.class::isInstance)
            .map(WasmEntry.class::cast)
            .toList();
    var guests = new GuestReader(request.base(), wasm, problems);
    var lua = new LuaCompiler();
    SequencedMap<EntryId, GuestFunction> functions = new LinkedHashMap<>();
    Map<EntryId, byte[]> chunks = new LinkedHashMap<>();
    for (IndexEntry entry : index.entries()) {
      switch (entry) {
        case WasmEntry guest -> {
          Optional<GuestFunction> function = guests.read(guest);
          function.ifPresent(found -> {
            Grants.check(guest, found.guest().plan(), problems);
            functions.put(guest.id(), found);
          });
        }
        case LuaEntry script ->
            lua.compile(script.id(), script.source().value(), script.source()::atPlace, problems)
                .ifPresent(chunk -> chunks.put(script.id(), chunk));
        case FsDirectory _, PlainEntry _ -> {}
      }
    }
    return new Application(index, functions, chunks);
  }

  /** The guests that its entries use, each once, in load order. */
  List<Guest> guests() {
    return functions.values().stream().map(GuestFunction::guest).distinct().toList();
  }
}
