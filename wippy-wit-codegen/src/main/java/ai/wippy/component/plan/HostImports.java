package ai.wippy.component.plan;

import static ai.wippy.component.ComponentException.unsupported;

import ai.wippy.component.Alias;
import ai.wippy.component.Definition;
import ai.wippy.component.ExternType;
import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.Interface;
import ai.wippy.wit.model.InterfaceName;
import ai.wippy.wit.model.ResourceType;
import ai.wippy.wit.model.TypeDef;
import ai.wippy.wit.model.TypeName;
import ai.wippy.wit.model.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** What the root component imports: the host provides it, and names its types. */
final class HostImports implements Evaluation.Imports {
  private final Tables tables;
  private final List<World.Item> world = new ArrayList<>();

  HostImports(Tables tables) {
    this.tables = tables;
  }

  /** The imports so far, for the world. */
  List<World.Item> world() {
    return world;
  }

  @Override
  public Item get(Definition.ImportDefinition definition, Scope scope) {
    String name = definition.name().name();
    int at = definition.offset();
    return switch (definition.type()) {
      case ExternType.Instance(int type) ->
          instance(at, name, (Item.InstanceType) scope.type(type));
      case ExternType.Func(int type) -> {
        Item.Function function = function("", name, (Item.Signature) scope.type(type));
        world.add(new World.FuncItem(function.func()));
        yield function;
      }
      case ExternType.TypeEq(int type) ->
          typeOfWorld(name, Naming.named(scope.type(type), typeName(Optional.empty(), name)));
      case ExternType.SubResource r -> typeOfWorld(name, resource(Optional.empty(), name));
      case ExternType.Module m -> throw unsupported(at, "the import of a core module, `%s`", name);
      case ExternType.ComponentOf c ->
          throw unsupported(at, "the import of a component, `%s`", name);
      case ExternType.Value v -> throw unsupported(at, "the import of a value, `%s`", name);
    };
  }

  @Override
  public Item exported(String name, Item item) {
    return item instanceof Item.Instance instance ? instance.of(InterfaceNames.parse(name)) : item;
  }

  private Item typeOfWorld(String name, Item.Type type) {
    TypeDefs.of(name, type).ifPresent(def -> world.add(new World.TypeItem(def)));
    return type;
  }

  private Item.Instance instance(int at, String name, Item.InstanceType type) {
    InterfaceName owner = InterfaceNames.parse(name);
    var scope = new Scope(type.scope());
    var items = new LinkedHashMap<String, Item>();
    var types = new ArrayList<TypeDef>();
    var functions = new ArrayList<Func>();
    for (Definition declarator : type.declarators()) {
      switch (declarator) {
        case Definition.TypeDefinition(int o, var definition) ->
            scope.add(Evaluation.pure(definition, scope));
        case Definition.AliasDefinition(int o, Alias alias) -> Evaluation.alias(alias, scope);
        case Definition.ExportDeclarator export -> {
          Item item = export(at, owner, name, export, scope);
          scope.add(item);
          items.put(export.name().name(), item);
          switch (item) {
            case Item.Type t -> TypeDefs.of(export.name().name(), t).ifPresent(types::add);
            case Item.Function f -> functions.add(f.func());
            case Item.Instance i -> {}
            case Item.Closure c -> {}
            case Item.Module m -> {}
          }
        }
        case Definition.CoreTypeDefinition t -> {}
        default -> throw new IllegalStateException("not a declarator: " + declarator);
      }
    }
    world.add(new World.InterfaceItem(new Interface(owner, types, functions, "")));
    return new Item.Instance(items).of(owner);
  }

  private Item export(
      int at,
      InterfaceName owner,
      String instance,
      Definition.ExportDeclarator export,
      Scope scope) {
    String name = export.name().name();
    return switch (export.type()) {
      case ExternType.Func(int type) -> function(instance, name, (Item.Signature) scope.type(type));
      case ExternType.TypeEq(int type) ->
          Naming.named(scope.type(type), typeName(Optional.of(owner), name));
      case ExternType.SubResource r -> resource(Optional.of(owner), name);
      case ExternType.Instance i -> throw nested(at, "an instance", name, instance);
      case ExternType.ComponentOf c -> throw nested(at, "a component", name, instance);
      case ExternType.Module m -> throw nested(at, "a core module", name, instance);
      case ExternType.Value v -> throw nested(at, "a value", name, instance);
    };
  }

  private static RuntimeException nested(int at, String what, String name, String instance) {
    return unsupported(at, "%s, `%s`, in the imported instance `%s`", what, name, instance);
  }

  private static Item.Function function(String instance, String name, Item.Signature type) {
    var func = new Func(name, type.params(), type.result(), "");
    return new Item.Function(new Item.Host(new Plan.HostImport(instance, func)), func);
  }

  private Item.Resource resource(Optional<InterfaceName> owner, String name) {
    var type = new ResourceType(typeName(owner, name));
    tables.resource(type, -1, null);
    return new Item.Resource(type, Optional.empty());
  }

  private static TypeName typeName(Optional<InterfaceName> owner, String name) {
    return new TypeName(owner, name, "");
  }
}
