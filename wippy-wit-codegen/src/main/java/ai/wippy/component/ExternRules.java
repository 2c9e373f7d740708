package ai.wippy.component;

import static ai.wippy.component.ComponentException.invalid;
import static ai.wippy.component.ComponentException.unsupported;

import ai.wippy.wit.model.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rules on imports and exports (Binary.md, import and export definitions). */
final class ExternRules {
  private final Types types;
  private final Space space;
  private final int offset;

  ExternRules(Types types, Space space, int offset) {
    this.types = types;
    this.space = space;
    this.offset = offset;
  }

  void add(Definition.ImportDefinition definition) {
    String name = definition.name().name();
    Entity entity = entity(name, definition.type(), space.imported);
    AttributeRules.check(offset, definition.name(), entity);
    if (!space.importedTypes.admit(entity)) {
      throw invalid(
          offset,
          "%s not valid to be used as import: `%s` uses a type without a name",
          entity.word(),
          name);
    }
    space.exportedTypes.admit(entity);
    space.importNames.add(offset, name, entity);
    space.imports.put(name, entity);
    space.add(entity);
  }

  void add(Definition.ExportDeclarator declarator) {
    String name = declarator.name().name();
    Entity entity = entity(name, declarator.type(), space.defined);
    AttributeRules.check(offset, declarator.name(), entity);
    export(name, entity);
  }

  void add(Definition.ExportDefinition definition) {
    String name = definition.name().name();
    Entity item =
        new InstanceRules(types, space, offset)
            .item(new InstanceExpression.Item(offset, definition.name(), definition.item()));
    AttributeRules.check(offset, definition.name(), item);
    Entity entity = item instanceof Entity.Type type ? types.renewed(type, name) : item;
    if (definition.type().isPresent()) {
      entity = ascribed(name, item, definition.type().get());
    }
    export(name, entity);
  }

  /**
   * The item as its ascription shows it: resource types that it leaves open are no longer known to
   * be those of the item.
   */
  private Entity ascribed(String name, Entity item, ExternType ascription) {
    var opened = new ArrayList<ResourceType>();
    Entity type = entity(name, ascription, opened);
    var bound = types.substitution();
    types.subtyping.bind(item, type, types.subtyping.identities(opened), bound);
    Optional<String> problem = types.subtyping.mismatch(item, bound.apply(type));
    if (problem.isPresent()) {
      throw invalid(
          offset, "ascribed type of export is not compatible with item's type: %s", problem.get());
    }
    space.defined.addAll(opened);
    return type instanceof Entity.Type renewable ? types.renewed(renewable, name) : type;
  }

  private void export(String name, Entity entity) {
    // What the type of an instance uses is looked at when something of that type is imported or
    // exported.
    boolean visible = space.kind() == Space.Kind.INSTANCE_TYPE || space.exportedTypes.admit(entity);
    if (!visible) {
      throw invalid(
          offset,
          "%s not valid to be used as export: `%s` uses a type without a name",
          entity.word(),
          name);
    }
    space.exportNames.add(offset, name, entity);
    space.exports.put(name, entity);
    space.add(entity);
  }

  /**
   * An item of a type; the resource types that the type leaves open are added to {@code opened}.
   */
  private Entity entity(String name, ExternType type, List<ResourceType> opened) {
    return switch (type) {
      case ExternType.Module(int index) -> module(index);
      case ExternType.Func(int index) -> new TypeRules(types, space, offset).function(index);
      case ExternType.Value v -> throw unsupported(offset, "values");
      case ExternType.TypeEq(int index) -> types.renewed(space.type(offset, index), name);
      case ExternType.SubResource r -> {
        ResourceType resource = Resources.fresh(name);
        opened.add(resource);
        yield new Entity.Resource(resource);
      }
      case ExternType.ComponentOf(int index) -> {
        if (space.type(offset, index) instanceof Entity.Of(Entity.Component component)) {
          yield component;
        }
        throw invalid(offset, "type index %d is not a component type", index);
      }
      case ExternType.Instance(int index) -> {
        if (space.type(offset, index) instanceof Entity.Of(Entity.Instance instance)) {
          yield types.open(instance, opened);
        }
        throw invalid(offset, "type index %d is not an instance type", index);
      }
    };
  }

  private Entity module(int index) {
    return new Entity.Module(space.moduleType(offset, index));
  }
}
