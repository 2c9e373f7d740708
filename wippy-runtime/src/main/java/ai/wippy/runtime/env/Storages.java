package ai.wippy.runtime.env;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.registry.FileMode;
import ai.wippy.registry.Registry;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The storages of a registry, each made when the first variable asks for it. */
final class Storages {
  private static final int FILE_MODE = 0644;
  private static final int DIRECTORY_MODE = 0755;

  private final Registry registry;
  private final Function<String, @Nullable String> process;
  private final Map<EntryId, Storage> made = new HashMap<>();

  Storages(Registry registry, Function<String, @Nullable String> process) {
    this.registry = registry;
    this.process = process;
  }

  Storage get(EntryId id) {
    Storage known = made.get(id);
    if (known != null) {
      return known;
    }
    Storage fresh =
        make(
            registry
                .get(id)
                .orElseThrow(() ->
                    new IllegalStateException(
                        "the build let pass that there is no storage " + id)));
    made.put(id, fresh);
    return fresh;
  }

  private Storage make(Entry entry) {
    return switch (entry.kind()) {
      case "env.storage.memory" -> new Storage.InMemory();
      case "env.storage.os" -> new Storage.OfProcess(process);
      case "env.storage.static" -> new Storage.Listed(values(entry.data().get("values")));
      case "env.storage.file" -> new Storage.InFile(file(entry.data()));
      case "env.storage.router" -> new Storage.Routed(routed(entry.data().get("storages")));
      default ->
          throw new IllegalStateException(
              "the build let pass %s, a %s, as a storage".formatted(entry.id(), entry.kind()));
    };
  }

  private static Map<String, String> values(@Nullable Object values) {
    var texts = new LinkedHashMap<String, String>();
    if (values instanceof Map<?, ?> map) {
      map.forEach((key, value) -> texts.put(key.toString(), value.toString()));
    }
    return texts;
  }

  private List<Storage> routed(@Nullable Object storages) {
    return storages instanceof List<?> list
        ? list.stream().map(reference -> get(id(reference))).toList()
        : List.of();
  }

  /** The id that a reference names: text, or a map with {@code ns} and {@code name}. */
  static EntryId id(@Nullable Object reference) {
    return reference instanceof Map<?, ?> map
        ? new EntryId(String.valueOf(map.get("ns")), String.valueOf(map.get("name")))
        : EntryId.parse(String.valueOf(reference).strip());
  }

  private static VariableFile file(Map<String, Object> data) {
    return new VariableFile(
        Path.of(String.valueOf(data.get("file_path"))),
        Boolean.TRUE.equals(data.get("auto_create")),
        FileMode.of(data.get("file_mode"), FILE_MODE),
        FileMode.of(data.get("dir_mode"), DIRECTORY_MODE));
  }
}
