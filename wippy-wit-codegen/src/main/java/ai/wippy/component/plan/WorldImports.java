package ai.wippy.component.plan;

import ai.wippy.component.LinkException;
import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.Interface;
import ai.wippy.wit.model.TypeDef;
import ai.wippy.wit.model.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a composition imports from the host: what its parts import, interfaces of one name being
 * one.
 */
final class WorldImports {
  private final Map<String, World.Item> items = new LinkedHashMap<>();
  private final Map<String, String> parts = new HashMap<>();
  private final Map<String, Item.Resource> resources = new HashMap<>();

  /** All of them, in the order in which they were first seen. */
  List<World.Item> items() {
    return List.copyOf(items.values());
  }

  /**
   * The resource that the host knows by a name.
   *
   * @param fresh makes it when it is asked for the first time
   */
  Item.Resource resource(String hosted, Supplier<Item.Resource> fresh) {
    return resources.computeIfAbsent(hosted, _ -> fresh.get());
  }

  void add(String part, Func func) {
    add(part, func.name(), new World.FuncItem(func));
  }

  void add(String part, TypeDef def) {
    add(part, def.name(), new World.TypeItem(def));
  }

  void add(String part, Interface value) {
    add(part, value.name().toString(), new World.InterfaceItem(value));
  }

  private void add(String part, String name, World.Item item) {
    World.Item known = items.putIfAbsent(name, item);
    if (known == null) {
      parts.put(name, part);
      return;
    }
    items.put(name, merged(new Place(name, parts.getOrDefault(name, ""), part), known, item));
  }

  /** Two parts that import the same. */
  private record Place(String name, String first, String second) {
    LinkException conflict(String what) {
      return LinkException.conflict(
          name,
          "%s and %s import it with different types%s".formatted(text(first), text(second), what));
    }

    private static String text(String part) {
      return part.isEmpty() ? "the root" : "`%s`".formatted(part);
    }
  }

  private static World.Item merged(Place place, World.Item known, World.Item item) {
    return switch (known) {
      case World.InterfaceItem(var a) when item instanceof World.InterfaceItem(var b) ->
          new World.InterfaceItem(merged(place, a, b));
      case World.FuncItem(var a) when item instanceof World.FuncItem(var b) && a.equals(b) -> known;
      case World.TypeItem(var a)
          when item instanceof World.TypeItem(var b) && a.target().equals(b.target()) ->
          known;
      case World.InterfaceItem _, World.FuncItem _, World.TypeItem _ -> throw place.conflict("");
    };
  }

  private static Interface merged(Place place, Interface a, Interface b) {
    var types = new LinkedHashMap<String, TypeDef>();
    a.types().forEach(def -> types.put(def.name(), def));
    for (TypeDef def : b.types()) {
      TypeDef known = types.putIfAbsent(def.name(), def);
      if (known != null && !known.target().equals(def.target())) {
        throw place.conflict(": `%s`".formatted(def.name()));
      }
    }
    var functions = new LinkedHashMap<String, Func>();
    a.functions().forEach(func -> functions.put(func.name(), func));
    for (Func func : b.functions()) {
      Func known = functions.putIfAbsent(func.name(), func);
      if (known != null && !known.equals(func)) {
        throw place.conflict(": `%s`".formatted(func.name()));
      }
    }
    return new Interface(
        a.name(), new ArrayList<>(types.values()), new ArrayList<>(functions.values()), "");
  }
}
