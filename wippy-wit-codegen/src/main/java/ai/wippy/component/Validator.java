package ai.wippy.component;

import static ai.wippy.component.ComponentException.unsupported;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a component obeys the rules of validation (Binary.md, Explainer.md).
 *
 * <p>One pass in order of the file keeps the index spaces of each scope and gives every item its
 * type. Core modules are checked as far as their imports and exports go; their code is checked by
 * the compiler of core modules.
 */
public final class Validator {
  private final Types types;

  private Validator(Types types) {
    this.types = types;
  }

  /**
   * Checks a component with everything nested in it.
   *
   * @throws ComponentException if it breaks a rule or uses a feature that is not supported
   */
  public static void validate(Component component) {
    type(component, new Types());
  }

  /** The type of a component, which is checked on the way. */
  static Entity.Component type(Component component, Types types) {
    return new Validator(types).component(component, null);
  }

  /**
   * Checks the types of a core module's imports and exports.
   *
   * @throws ComponentException if they break a rule
   */
  public static void validate(CoreBinary module) {
    ModuleType.of(module, new CoreTypes());
  }

  private Entity.Component component(Component component, @Nullable Space parent) {
    Space space = scope(Space.Kind.COMPONENT, parent, component.definitions());
    return types.component(component.offset(), space);
  }

  private Space scope(Space.Kind kind, @Nullable Space parent, List<Definition> definitions) {
    var space = new Space(kind, parent, types);
    definitions.forEach(definition -> define(space, definition));
    return space;
  }

  private void define(Space space, Definition definition) {
    switch (definition) {
      case Definition.CoreModuleDefinition(int at, var module) ->
          space.add(new Entity.Module(ModuleType.of(module, types.core)));
      case Definition.CoreInstanceDefinition(int at, var expression) ->
          space.addCoreInstance(new CoreRules(types, space, at).instance(expression));
      case Definition.CoreTypeDefinition(int at, var type) ->
          new CoreRules(types, space, at).define(type);
      case Definition.ComponentDefinition(int at, var nested) ->
          space.add(component(nested, space));
      case Definition.InstanceDefinition(int at, var expression) ->
          space.add(new InstanceRules(types, space, at).instance(expression));
      case Definition.AliasDefinition(int at, var alias) ->
          new AliasRules(types, space, at).define(alias);
      case Definition.TypeDefinition(int at, var type) -> space.add(type(space, at, type));
      case Definition.CanonDefinition(int at, var canon) ->
          new CanonRules(types, space, at).define(canon);
      case Definition.StartDefinition start -> throw unsupported(start.offset(), "start functions");
      case Definition.ValueDefinition value -> throw unsupported(value.offset(), "values");
      case Definition.ImportDefinition item ->
          new ExternRules(types, space, item.offset()).add(item);
      case Definition.ExportDefinition item ->
          new ExternRules(types, space, item.offset()).add(item);
      case Definition.ExportDeclarator item ->
          new ExternRules(types, space, item.offset()).add(item);
    }
  }

  private Entity.Type type(Space space, int at, DefType type) {
    var rules = new TypeRules(types, space, at);
    return switch (type) {
      case DefType.Value value -> rules.value(value);
      case DefType.Func func -> rules.function(func);
      case DefType.Resource resource -> rules.resource(resource);
      case DefType.InstanceType(var declarators) -> {
        Space scope = scope(Space.Kind.INSTANCE_TYPE, space, declarators);
        yield new Entity.Of(types.instance(at, scope.exports, scope.defined));
      }
      case DefType.ComponentType(var declarators) ->
          new Entity.Of(types.component(at, scope(Space.Kind.COMPONENT_TYPE, space, declarators)));
    };
  }
}
