package ai.wippy.runtime.lua;

import ai.wippy.registry.EntryId;
import java.util.List;
import java.util.Map;

/**
 * The code of an entry with what it may require.
 *
 * @param id the entry
 * @param chunk its code
 * @param modules names of modules
 * @param imports libraries by alias
 */
record LuaUnit(EntryId id, Chunk chunk, List<String> modules, Map<String, EntryId> imports) {
  LuaUnit {
    modules = List.copyOf(modules);
    imports = Map.copyOf(imports);
  }
}
