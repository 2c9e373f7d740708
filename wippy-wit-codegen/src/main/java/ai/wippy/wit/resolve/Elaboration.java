package ai.wippy.wit.resolve;

import ai.wippy.wit.model.Interface;
import ai.wippy.wit.model.InterfaceName;
import ai.wippy.wit.model.TypeDef;
import ai.wippy.wit.model.TypeName;
import ai.wippy.wit.model.World;
import ai.wippy.wit.syntax.Ident;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Completes a world with the imports that its interfaces and types need (WIT, transitive imports
 * and worlds), and puts them in order: interfaces, each after those that it uses, then types, then
 * functions.
 */
final class Elaboration {
  private final Context context;
  private final WorldParts parts;
  private final Map<InterfaceName, Interface> exported = new LinkedHashMap<>();
  private final Map<InterfaceName, Integer> order = new HashMap<>();
  private final Set<InterfaceName> emitted = new HashSet<>();
  private final List<World.Item> interfaces = new ArrayList<>();

  Elaboration(Context context, WorldParts parts) {
    this.context = context;
    this.parts = parts;
    context.interfaces().keySet().forEach(name -> order.put(name, order.size()));
    for (World.Item item : parts.exports().values()) {
      if (item instanceof World.InterfaceItem(Interface value)) {
        exported.put(value.name(), value);
      }
    }
  }

  /** The imports and exports of the finished world. */
  World world(DeclKey key, Ident name, String docs) {
    // What is imported by its name comes first, in the order in which that is written.
    for (World.Item item : parts.imports().values()) {
      if (item instanceof World.InterfaceItem(Interface value)) {
        needs(value.types().stream());
        if (emitted.add(value.name())) {
          interfaces.add(item);
        }
      }
    }
    for (World.Item item : parts.imports().values()) {
      if (item instanceof World.TypeItem(TypeDef def)) {
        needs(Stream.of(def));
      }
    }
    for (Interface value : exported.values()) {
      exportNeeds(value, name);
    }
    var imports = new ArrayList<>(interfaces);
    parts.imports().values().stream()
        .filter(World.TypeItem.class::isInstance)
        .forEach(imports::add);
    parts.imports().values().stream()
        .filter(World.FuncItem.class::isInstance)
        .forEach(imports::add);
    return new World(key.namedPackage(), key.name(), imports, exports(), docs);
  }

  private static Stream<InterfaceName> origins(Stream<TypeDef> types) {
    return types
        .flatMap(def -> def.usedFrom().stream())
        .map(TypeName::owner)
        .flatMap(Optional::stream);
  }

  private void needs(Stream<TypeDef> types) {
    closure(origins(types).toList(), emitted).forEach(this::emit);
  }

  private void emit(Interface value) {
    if (emitted.add(value.name())) {
      interfaces.add(new World.InterfaceItem(value));
    }
  }

  /**
   * These interfaces and all that they need, each after those that it uses, except for {@code
   * known} ones.
   */
  private List<Interface> closure(List<InterfaceName> roots, Set<InterfaceName> known) {
    var found = new HashMap<InterfaceName, Interface>();
    var open = new ArrayDeque<>(roots);
    while (!open.isEmpty()) {
      InterfaceName name = open.removeLast();
      Context.ResolvedInterface resolved = context.interfaces().get(name);
      if (resolved != null && !known.contains(name) && !found.containsKey(name)) {
        found.put(name, resolved.model());
        origins(resolved.model().types().stream()).forEach(open::add);
      }
    }
    return found.values().stream().sorted(Comparator.comparingInt(this::rank)).toList();
  }

  /**
   * An exported interface takes what it needs from the exports of the world or, failing that, from
   * imports. It cannot have the same interface both ways.
   */
  private void exportNeeds(Interface value, Ident world) {
    List<InterfaceName> imported =
        origins(value.types().stream())
            .distinct()
            .filter(name -> !exported.containsKey(name))
            .toList();
    List<Interface> needed = closure(imported, Set.of());
    for (Interface one : needed) {
      if (exported.containsKey(one.name())) {
        context
            .problems()
            .error(
                world.span(),
                "export `%s` needs `%s` both as an import and as an export"
                    .formatted(value.name(), one.name()),
                "export the interfaces between the two as well, or do not export `%s`"
                    .formatted(one.name()));
        return;
      }
    }
    needed.forEach(this::emit);
  }

  /**
   * Exports have resources of their own: exporting an interface does not hand out what is imported.
   */
  private List<World.Item> exports() {
    var copies = new Copies();
    var copied = new HashMap<InterfaceName, Interface>();
    exported.values().stream()
        .sorted(Comparator.comparingInt(this::rank))
        .forEach(value -> copied.put(value.name(), copies.copy(value, value.name())));
    return parts.exports().values().stream()
        .map(item ->
            item instanceof World.InterfaceItem(Interface value)
                ? new World.InterfaceItem(copied.getOrDefault(value.name(), value))
                : item)
        .toList();
  }

  private int rank(Interface value) {
    return order.getOrDefault(value.name(), Integer.MAX_VALUE);
  }
}
