package ai.wippy.component.plan;

import static ai.wippy.component.LinkException.notFound;

import ai.wippy.component.Definition;
import ai.wippy.component.ExternNames;
import ai.wippy.component.ExternType;
import ai.wippy.component.LinkException;
import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.Interface;
import ai.wippy.wit.model.InterfaceName;
import ai.wippy.wit.model.ResourceType;
import ai.wippy.wit.model.TypeDef;
import ai.wippy.wit.model.TypeName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What one part of a composition imports from the host, which names the types. */
final class HostImports {
  private final Tables tables;
  private final WorldImports world;
  private final String part;

  /**
   * @param world what all parts import from the host
   * @param part whose imports they are; empty for the root
   */
  HostImports(Tables tables, WorldImports world, String part) {
    this.tables = tables;
    this.world = world;
    this.part = part;
  }

  Item get(Definition.ImportDefinition definition, Scope scope) {
    String name = definition.name().name();
    return switch (definition.type()) {
      case ExternType.Instance(int type) ->
          instance(List.of(name), (Item.InstanceType) scope.type(type));
      case ExternType.Func(int type) -> {
        Item.Function function = function("", name, (Item.Signature) scope.type(type));
        world.add(part, function.func());
        yield function;
      }
      case ExternType.TypeEq(int type) ->
          typeOfWorld(name, Naming.named(scope.type(type), typeName(Optional.empty(), name)));
      case ExternType.SubResource r ->
          typeOfWorld(name, resource(List.of(name), typeName(Optional.empty(), name)));
      case ExternType.Module m -> throw notFound(name, List.of(), "a core module");
      case ExternType.ComponentOf c -> throw notFound(name, List.of(), "a component");
      case ExternType.Value v -> throw value(name);
    };
  }

  private Item typeOfWorld(String name, Item.Type type) {
    TypeDefs.of(name, type).ifPresent(def -> world.add(part, def));
    return type;
  }

  /**
   * An instance, known to the host as {@code outer#inner} if it lies in another.
   *
   * @param path its name, behind those of the instances that it lies in
   */
  private Item.Instance instance(List<String> path, Item.InstanceType type) {
    InterfaceName owner = owner(path);
    var scope = new Scope(type.scope());
    var items = new LinkedHashMap<String, Item>();
    var types = new ArrayList<TypeDef>();
    var functions = new ArrayList<Func>();
    for (Definition declarator : type.declarators()) {
      tables.countDefinitions(declarator.offset(), 1);
      if (!(declarator instanceof Definition.ExportDeclarator export)) {
        Evaluation.declare(declarator, scope);
        continue;
      }
      String name = export.name().name();
      Item item = export(owner, path, export, scope);
      scope.add(item);
      items.put(name, item);
      switch (item) {
        case Item.Type t -> TypeDefs.of(name, t).ifPresent(types::add);
        case Item.Function f -> functions.add(f.func());
        case Item.Instance i -> {}
        case Item.Closure c -> {}
        case Item.Module m -> {}
      }
    }
    world.add(part, new Interface(owner, types, functions, ""));
    return new Item.Instance(items).of(owner);
  }

  private static InterfaceName owner(List<String> path) {
    return path.size() == 1
        ? InterfaceName.parse(path.getFirst())
        : new InterfaceName(Optional.empty(), String.join("#", path));
  }

  private Item export(
      InterfaceName owner, List<String> instance, Definition.ExportDeclarator export, Scope scope) {
    String name = export.name().name();
    List<String> path = Stream.concat(instance.stream(), Stream.of(name)).toList();
    return switch (export.type()) {
      case ExternType.Func(int type) ->
          function(String.join("#", instance), name, (Item.Signature) scope.type(type));
      case ExternType.TypeEq(int type) ->
          Naming.named(scope.type(type), typeName(Optional.of(owner), name));
      case ExternType.SubResource r -> resource(path, typeName(Optional.of(owner), name));
      case ExternType.Instance(int type) -> instance(path, (Item.InstanceType) scope.type(type));
      case ExternType.Module m -> throw missing(path, "a core module");
      case ExternType.ComponentOf c -> throw missing(path, "a component");
      case ExternType.Value v -> throw value(name);
    };
  }

  private static LinkException missing(List<String> path, String expected) {
    return notFound(path.getFirst(), path.subList(1, path.size()), expected);
  }

  private static IllegalStateException value(String name) {
    return new IllegalStateException("validation let pass the value " + name);
  }

  private Item.Function function(String instance, String name, Item.Signature type) {
    var func = new Func(name, type.params(), type.result(), "");
    return new Item.Function(new Item.Host(new Plan.HostImport(part, instance, func)), func);
  }

  /** A resource of the host, which is the same for all parts that import it. */
  private Item.Resource resource(List<String> path, TypeName name) {
    return world.resource(
        ExternNames.hosted(path),
        () -> {
          var type = new ResourceType(name);
          tables.resource(type, -1, null);
          return new Item.Resource(type, Optional.empty());
        });
  }

  private static TypeName typeName(Optional<InterfaceName> owner, String name) {
    return new TypeName(owner, name, "");
  }
}
