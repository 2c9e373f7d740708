package ai.wippy.build.index;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import java.util.Map;

/** An entry whose fields and references are as they should be. */
public sealed interface IndexEntry permits WasmEntry, LuaEntry, FsDirectory, PlainEntry {
  /** What its file says. */
  Definition definition();

  /** Its configuration as the runtime reads it: ids in full, and one spelling for each setting. */
  Map<String, Object> data();

  /** Its id. */
  default EntryId id() {
    return definition().id();
  }

  /** Its kind, such as {@code function.wasm}. */
  default String kind() {
    return definition().kind().value();
  }

  /**
   * The entry as it goes into the registry of the jar.
   *
   * @param built what the build resolved for it, by the names in {@link ai.wippy.registry.Built}
   */
  default Entry frozen(Map<String, String> built) {
    return new Entry(id(), kind(), Plain.map(definition().meta()), data(), built);
  }
}
