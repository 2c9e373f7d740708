package ai.wippy.build;

import ai.wippy.build.index.IndexEntry;
import ai.wippy.build.index.LuaEntry;
import ai.wippy.build.lua.ChunkName;
import ai.wippy.registry.Built;
import ai.wippy.registry.Entry;
import ai.wippy.registry.FrozenRegistry;
import ai.wippy.registry.Registry;
import java.util.Map;
import java.util.SortedMap;

/** What the runtime starts from: the frozen registry, and the classes of Lua chunks. */
record Frozen(Application application, Bindings bindings) {
  /** Content of each file by its path below the class folder. */
  SortedMap<String, byte[]> files() {
    var entries = application.index().entries().stream().map(this::entry).toList();
    SortedMap<String, byte[]> files =
        new FrozenRegistry(new Registry(entries), application.index().settings()).files();
    application
        .chunks()
        .forEach((id, chunk) -> files.put(ChunkName.of(id).replace('.', '/') + ".class", chunk));
    return files;
  }

  private Entry entry(IndexEntry entry) {
    GuestFunction function = application.functions().get(entry.id());
    if (function != null) {
      return entry.frozen(
          Map.of(
              Built.COMPONENT, bindings.of(function.guest()).component().binaryName(),
              Built.FUNCTION, function.method().name()));
    }
    return entry instanceof LuaEntry lua
        ? entry.frozen(
            Map.of(
                Built.CHUNK, ChunkName.of(entry.id()),
                Built.SOURCE, lua.source().source().name()))
        : entry.frozen(Map.of());
  }
}
