package ai.wippy.runtime.lua.module;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.registry.Registry;
import ai.wippy.runtime.lua.Library;
import ai.wippy.runtime.lua.LuaModule;
import ai.wippy.runtime.lua.LuaState;
import ai.wippy.runtime.lua.ObjectType;
import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.lua.code.Numbers;
import ai.wippy.runtime.lua.code.Table;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.JavaValues;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.payload.ValueCopy;
import ai.wippy.runtime.security.Access;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * {@code registry}: looks up entries, those that the caller may see. The build has frozen them, so
 * that there is one version, and nothing to change.
 */
public final class RegistryModule implements LuaModule {
  private static final String GET = "registry.get";
  private static final int VERSION = 1;

  private static final ObjectType<LuaState> VERSIONS =
      new ObjectType<>("registry.Version", LuaState.class)
          .method("id", (_, _) -> Numbers.of(VERSION))
          .method("previous", (_, _) -> LuaValue.NIL)
          .method("string", (_, _) -> Bytes.of("v" + VERSION));

  private final Registry registry;
  private final Access access;
  private final ObjectType<LuaState> snapshots =
      new ObjectType<>("registry.Snapshot", LuaState.class)
          .fallible("entries", (state, _) -> list(state, _ -> true))
          .fallible("get", this::get)
          .fallible("find", this::find)
          .fallible("namespace", this::namespace)
          .method("version", (state, _) -> VERSIONS.of(state));

  RegistryModule(Registry registry, Access access) {
    this.registry = registry;
    this.access = access;
  }

  @Override
  public LuaValue open(LuaState state) {
    return new Library()
        .fallible("get", args -> get(state, args))
        .fallible("find", args -> find(state, args))
        .fallible("snapshot", _ -> snapshots.of(state))
        .fallible("current_version", _ -> VERSIONS.of(state))
        .function("parse_id", RegistryModule::parseId)
        .table();
  }

  private static LuaValue parseId(Varargs args) {
    EntryId id = EntryId.parse(Inputs.text(args, 1, "id", ""));
    return new Library()
        .value("ns", Bytes.of(id.namespace()))
        .value("name", Bytes.of(id.name()))
        .table();
  }

  private LuaValue get(LuaState state, Varargs args) {
    String id = Inputs.word(args, 1, "id");
    access.require(state.context(), GET, id);
    return registry
        .get(EntryId.parse(id))
        .map(entry -> table(state, entry))
        .orElseThrow(() -> new Failure(Kind.NOT_FOUND, "entry not found: " + id));
  }

  private LuaValue find(LuaState state, Varargs args) {
    var filter = (Map<?, ?>) java(state, Inputs.table(args, 1, "filter"));
    return list(state, entry -> matches(entry, filter));
  }

  private static Object java(LuaState state, LuaTable table) {
    Object copy = new ValueCopy(state.values(), JavaValues.INSTANCE).copy("filter", table);
    if (copy instanceof Map<?, ?>) {
      return copy;
    }
    throw Inputs.invalid("filter must have names as keys, such as kind, ['meta.type'] or type");
  }

  /** {@code kind}, {@code meta.NAME}, names of {@code meta}, or a table of those. */
  private static boolean matches(Entry entry, Map<?, ?> filter) {
    return filter.entrySet().stream()
        .allMatch(each -> matches(entry, each.getKey().toString(), each.getValue()));
  }

  private static boolean matches(Entry entry, String key, Object wanted) {
    if (key.equals("kind")) {
      return entry.kind().equals(wanted);
    }
    if (key.equals("meta") && wanted instanceof Map<?, ?> inner) {
      return inner.entrySet().stream()
          .allMatch(each -> metaMatches(entry, each.getKey().toString(), each.getValue()));
    }
    return metaMatches(entry, key.startsWith("meta.") ? key.substring(5) : key, wanted);
  }

  /** A list in {@code meta}, such as {@code tags}, matches by any of its elements. */
  private static boolean metaMatches(Entry entry, String name, Object wanted) {
    Object found = entry.meta().get(name);
    return wanted.equals(found)
        || found instanceof List<?> list && (list.contains(wanted) || list.equals(wanted));
  }

  private LuaValue namespace(LuaState state, Varargs args) {
    String namespace = Inputs.word(args, 1, "namespace");
    return list(state, entry -> entry.id().namespace().equals(namespace));
  }

  private LuaValue list(LuaState state, Predicate<Entry> wanted) {
    var list = new Table();
    for (Entry entry : registry.all()) {
      if (wanted.test(entry)
          && access.allows(state.context(), GET, entry.id().toString(), entry.meta())) {
        list.append(table(state, entry));
      }
    }
    return list;
  }

  private static LuaValue table(LuaState state, Entry entry) {
    var copy = new ValueCopy(JavaValues.INSTANCE, state.values());
    return new Library()
        .value("id", Bytes.of(entry.id().toString()))
        .value("kind", Bytes.of(entry.kind()))
        .value("meta", (LuaValue) copy.copy("meta", entry.meta()))
        .value("data", (LuaValue) copy.copy("data", entry.data()))
        .table();
  }
}
