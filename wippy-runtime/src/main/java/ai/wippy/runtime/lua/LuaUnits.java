package ai.wippy.runtime.lua;

import ai.wippy.registry.Built;
import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The code of all Lua entries, each read from the class path when it is needed first. Thread-safe.
 */
final class LuaUnits {
  private final Function<EntryId, Optional<Entry>> entries;
  private final ClassLoader chunks;
  private final Map<EntryId, LuaUnit> read = new ConcurrentHashMap<>();

  LuaUnits(Function<EntryId, Optional<Entry>> entries, ClassLoader chunks) {
    this.entries = entries;
    this.chunks = chunks;
  }

  /** The code of an entry; an exception if the build left none for it. */
  LuaUnit unit(EntryId id) {
    LuaUnit known = read.get(id);
    return known != null ? known : read.computeIfAbsent(id, this::read);
  }

  private LuaUnit read(EntryId id) {
    Entry entry = entries.apply(id).orElseThrow(() -> new IllegalStateException("no entry " + id));
    String className = entry.built().get(Built.CHUNK);
    if (className == null) {
      throw new IllegalStateException("no compiled Lua code for entry " + id);
    }
    return new LuaUnit(id, Chunk.load(chunks, className), modules(entry), imports(entry));
  }

  private static List<String> modules(Entry entry) {
    return entry.data().get("modules") instanceof List<?> names
        ? names.stream().map(String::valueOf).toList()
        : List.of();
  }

  private static Map<String, EntryId> imports(Entry entry) {
    var imports = new TreeMap<String, EntryId>();
    if (entry.data().get("imports") instanceof Map<?, ?> aliases) {
      aliases.forEach(
          (alias, id) -> imports.put(String.valueOf(alias), EntryId.parse(String.valueOf(id))));
    }
    return imports;
  }
}
