package ai.wippy.runtime;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.registry.FrozenRegistry;
import ai.wippy.registry.Registry;
import ai.wippy.registry.Settings;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Changes an application before it starts, as its command line says. */
final class Overrides {
  /** What the build has read already: changed afterwards, it would have no effect. */
  private static final Set<String> BUILT =
      Set.of("source", "fs", "path", "hash", "method", "wit", "modules", "kind", "name");

  private Overrides() {}

  /**
   * The application with changes.
   *
   * @param entries {@code ns:name:path=value}; the path goes into the entry's data, or begins with
   *     {@code meta.}
   * @param settings {@code path=value}
   * @throws Failure of kind INVALID if a change is not understood, NOT_FOUND if there is no such
   *     entry
   */
  static FrozenRegistry apply(
      FrozenRegistry application, List<String> entries, List<String> settings) {
    if (entries.isEmpty() && settings.isEmpty()) {
      return application;
    }
    var byId = new LinkedHashMap<EntryId, Entry>();
    application.registry().all().forEach(entry -> byId.put(entry.id(), entry));
    entries.forEach(text -> change(byId, text));
    var values = new HashMap<>(application.settings().values());
    settings.forEach(text -> values.put(key(text), value(text)));
    return new FrozenRegistry(new Registry(List.copyOf(byId.values())), new Settings(values));
  }

  private static void change(Map<EntryId, Entry> entries, String text) {
    String[] parts = key(text).split(":", 3);
    if (parts.length < 3) {
      throw new Failure(
          Kind.INVALID, "%s is no override: write ns:name:path=value".formatted(text));
    }
    var id = new EntryId(parts[0], parts[1]);
    var entry = entries.get(id);
    if (entry == null) {
      throw new Failure(Kind.NOT_FOUND, "there is no entry %s to override".formatted(id));
    }
    String path = parts[2];
    boolean meta = path.startsWith("meta.");
    if (!meta && BUILT.contains(path)) {
      throw new Failure(
          Kind.INVALID, "%s of %s is settled by the build: change it there".formatted(path, id));
    }
    List<String> names = List.of(path.split("\\.", -1));
    entries.put(
        id,
        new Entry(
            id,
            entry.kind(),
            meta ? with(entry.meta(), names.subList(1, names.size()), value(text)) : entry.meta(),
            meta ? entry.data() : with(entry.data(), names, value(text)),
            entry.built()));
  }

  private static Map<String, Object> with(Map<?, ?> map, List<String> path, Object value) {
    var changed = new LinkedHashMap<String, Object>();
    map.forEach((name, old) -> changed.put(name.toString(), old));
    String name = path.getFirst();
    if (path.size() == 1) {
      changed.put(name, value);
    } else {
      var inner = changed.get(name) instanceof Map<?, ?> there ? there : Map.of();
      changed.put(name, with(inner, path.subList(1, path.size()), value));
    }
    return changed;
  }

  private static String key(String text) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      throw new Failure(Kind.INVALID, "%s has no value: write path=value".formatted(text));
    }
    return text.substring(0, equals);
  }

  /** As YAML reads a plain scalar. */
  private static Object value(String text) {
    String value = text.substring(text.indexOf('=') + 1);
    if (value.equals("true") || value.equals("false")) {
      return value.equals("true");
    }
    if (value.matches("[-+]?[0-9]{1,18}")) {
      return Long.valueOf(value);
    }
    return value.matches("[-+]?[0-9]+\\.[0-9]+([eE][-+]?[0-9]+)?") ? Double.valueOf(value) : value;
  }
}
