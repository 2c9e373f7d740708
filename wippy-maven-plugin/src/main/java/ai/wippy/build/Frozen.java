package ai.wippy.build;

import ai.wippy.build.index.IndexEntry;
import ai.wippy.build.index.LuaEntry;
import ai.wippy.build.lua.ChunkName;
import ai.wippy.registry.Built;
import ai.wippy.registry.Entry;
import ai.wippy.registry.FrozenRegistry;
import ai.wippy.registry.Registry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the runtime starts from: the frozen registry, and the classes of Lua chunks. */
record Frozen(Application application, Bindings bindings) {
  /** Content of each resource by its name. */
  SortedMap<String, byte[]> resources() throws IOException {
    SortedMap<String, byte[]> resources = new TreeMap<>();
    var entries = application.index().entries().stream().map(this::entry).toList();
    var registry = new ByteArrayOutputStream();
    new FrozenRegistry(new Registry(entries), application.index().settings()).write(registry);
    resources.put(FrozenRegistry.RESOURCE, registry.toByteArray());
    return resources;
  }

  /** Content of each class of a Lua chunk by its path below the class folder. */
  SortedMap<String, byte[]> classes() {
    SortedMap<String, byte[]> classes = new TreeMap<>();
    application
        .chunks()
        .forEach((id, chunk) -> classes.put(ChunkName.of(id).replace('.', '/') + ".class", chunk));
    return classes;
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
