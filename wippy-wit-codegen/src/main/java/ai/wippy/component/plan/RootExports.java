package ai.wippy.component.plan;

import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.Interface;
import ai.wippy.wit.model.InterfaceName;
import ai.wippy.wit.model.TypeDef;
import ai.wippy.wit.model.TypeName;
import ai.wippy.wit.model.World;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the root exports: for callers by number, for bindings as a world with names for its types.
 */
final class RootExports {
  private final Tables tables;
  private final Renaming renaming = new Renaming();
  private final Set<Integer> exportedLifts = new HashSet<>();
  private final List<Plan.Export> plan = new ArrayList<>();
  private final List<World.Item> world = new ArrayList<>();
  private final UsedTypes used = new UsedTypes();
  private final Set<String> names = new HashSet<>();
  private final Map<String, Item> linked = new LinkedHashMap<>();

  RootExports(Tables tables) {
    this.tables = tables;
  }

  List<Plan.Export> plan() {
    return plan;
  }

  List<World.Item> world() {
    return world;
  }

  Renaming renaming() {
    return renaming;
  }

  /**
   * What another part provides for an import of the root; its types get their names there, if they
   * have none yet.
   */
  void linked(String name, Item item) {
    linked.put(name, item);
    Optional<InterfaceName> owner =
        item instanceof Item.Instance ? Optional.of(InterfaceName.parse(name)) : Optional.empty();
    Map<String, Item> items =
        item instanceof Item.Instance(var exports) ? exports : Map.of(name, item);
    items.forEach((n, i) -> {
      if (i instanceof Item.Type type) {
        renaming.name(type, new TypeName(owner, n, ""));
      }
    });
  }

  /**
   * Adds what other parts provide as far as exported functions use its types: whoever calls them
   * has to know the types, as a component would have to export them that was put together from the
   * parts.
   */
  void addUsed() {
    boolean more = true;
    while (more) {
      more = false;
      for (var entry : linked.entrySet()) {
        if (!names.contains(entry.getKey()) && used.defines(entry.getValue())) {
          add(entry.getKey(), entry.getValue());
          more = true;
        }
      }
    }
  }

  void add(String name, Item item) {
    names.add(name);
    used.add(item);
    plan.add(export(Optional.empty(), name, item));
    switch (item) {
      case Item.Function function -> world.add(new World.FuncItem(function.named(name).func()));
      case Item.Type type ->
          TypeDefs.of(name, type).ifPresent(def -> world.add(new World.TypeItem(def)));
      case Item.Instance(var items) -> world.add(new World.InterfaceItem(interfaceOf(name, items)));
      case Item.Closure c -> {}
      case Item.Module m -> {}
    }
  }

  /** An imported interface that is passed through defines its types; it does not use them. */
  private static TypeDef definedIn(InterfaceName owner, TypeDef def) {
    boolean own = def.usedFrom().flatMap(TypeName::owner).filter(owner::equals).isPresent();
    return own ? new TypeDef(def.name(), def.target(), def.docs()) : def;
  }

  private static Interface interfaceOf(String name, Map<String, Item> items) {
    InterfaceName owner = InterfaceName.parse(name);
    var types = new ArrayList<TypeDef>();
    var functions = new ArrayList<Func>();
    items.forEach((n, item) -> {
      switch (item) {
        case Item.Type type ->
            TypeDefs.of(n, type).map(def -> definedIn(owner, def)).ifPresent(types::add);
        case Item.Function function -> functions.add(function.named(n).func());
        case Item.Instance i -> {}
        case Item.Closure c -> {}
        case Item.Module m -> {}
      }
    });
    return new Interface(owner, types, functions, "");
  }

  private Plan.Export export(Optional<InterfaceName> owner, String name, Item item) {
    return switch (item) {
      case Item.Function function -> function(name, function.named(name));
      case Item.Instance(var items) -> {
        InterfaceName self =
            owner
                .map(outer -> new InterfaceName(Optional.empty(), outer + "#" + name))
                .orElseGet(() -> InterfaceName.parse(name));
        var exports = new ArrayList<Plan.Export>();
        items.forEach((n, i) -> exports.add(export(Optional.of(self), n, i)));
        yield new Plan.InstanceExport(name, List.copyOf(exports));
      }
      case Item.Type type -> {
        renaming.name(type, new TypeName(owner, name, ""));
        yield new Plan.OtherExport(name, "type");
      }
      case Item.Closure c -> new Plan.OtherExport(name, "component");
      case Item.Module m -> new Plan.OtherExport(name, "module");
    };
  }

  /**
   * A function that is exported twice is lifted twice: its types may have different names there.
   */
  private Plan.FuncExport function(String name, Item.Function function) {
    return switch (function.target()) {
      case Item.Host(var host) -> new Plan.FuncExport(name, -1, tables.hostImport(host));
      case Item.Lifted(int number) -> {
        Plan.Lift lift = tables.lifts.get(number);
        var named = new Plan.Lift(lift.core(), function.func(), lift.options());
        if (exportedLifts.add(number)) {
          tables.lifts.set(number, named);
          yield new Plan.FuncExport(name, number, -1);
        }
        tables.lifts.add(named);
        yield new Plan.FuncExport(name, tables.lifts.size() - 1, -1);
      }
    };
  }
}
