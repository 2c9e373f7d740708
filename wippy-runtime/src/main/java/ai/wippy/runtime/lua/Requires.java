package ai.wippy.runtime.lua;

import ai.wippy.registry.EntryId;
import ai.wippy.runtime.lua.code.Builtin;
import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.lua.code.Table;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaValue;

/**
 * {@code require} in a state: every entry sees the modules and libraries that it declares, under
 * the names that it gives them. A library is loaded once in a state, whoever asks for it.
 */
final class Requires {
  private final LuaState state;
  private final LuaUnits units;
  private final Map<String, LuaModule> catalog;
  private final Map<String, LuaValue> opened = new HashMap<>();
  private final Map<EntryId, LuaValue> loaded = new HashMap<>();
  private final SequencedSet<EntryId> loading = new LinkedHashSet<>();

  Requires(LuaState state, LuaUnits units, Map<String, LuaModule> catalog) {
    this.state = state;
    this.units = units;
    this.catalog = catalog;
  }

  /** Gives an environment what a unit declares: as globals, and through {@code require}. */
  void install(LuaUnit unit, Table environment) {
    environment.rawset("require", new Builtin("require", args -> require(unit, name(args.arg1()))));
    var known = new Table();
    environment.rawset("package", new Library().value("loaded", known).table());
    for (String name : unit.modules()) {
      if (catalog.containsKey(name)) {
        LuaValue value =
            catalog.get(name).isTable() ? new LateTable(() -> module(name)) : module(name);
        environment.rawset(Bytes.of(name), value);
        known.rawset(Bytes.of(name), value);
      }
    }
    for (String alias : new TreeMap<>(unit.imports()).keySet()) {
      LuaValue library = require(unit, alias);
      environment.rawset(Bytes.of(alias), library);
      known.rawset(Bytes.of(alias), library);
    }
  }

  private static String name(LuaValue value) {
    return Arguments.text(value, 1);
  }

  private LuaValue require(LuaUnit unit, String name) {
    EntryId library = unit.imports().get(name);
    if (library != null) {
      return library(library);
    }
    if (!unit.modules().contains(name)) {
      throw new LuaError(
          "module '%s' not found; declare it in `modules` or `imports` of %s"
              .formatted(name, unit.id()));
    }
    return module(name);
  }

  private LuaValue module(String name) {
    LuaValue known = opened.get(name);
    if (known != null) {
      return known;
    }
    LuaModule module = catalog.get(name);
    if (module == null) {
      throw new LuaError(
          "module '%s' not found; this runtime has %s"
              .formatted(name, String.join(", ", new TreeMap<>(catalog).keySet())));
    }
    LuaValue value = module.open(state);
    opened.put(name, value);
    return value;
  }

  private LuaValue library(EntryId id) {
    LuaValue known = loaded.get(id);
    if (known != null) {
      return known;
    }
    if (!loading.add(id)) {
      String path =
          Stream.concat(loading.stream(), Stream.of(id))
              .map(EntryId::toString)
              .collect(Collectors.joining(" -> "));
      throw new LuaError("libraries import each other: " + path);
    }
    try {
      LuaUnit unit = units.unit(id);
      Table environment = state.environment();
      install(unit, environment);
      LuaValue value = unit.chunk().in(environment).call();
      LuaValue exported = value.isnil() ? LuaValue.TRUE : value;
      loaded.put(id, exported);
      return exported;
    } finally {
      loading.remove(id);
    }
  }
}
