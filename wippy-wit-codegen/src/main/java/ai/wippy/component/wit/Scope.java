package ai.wippy.component.wit;

import static ai.wippy.component.ComponentException.unsupported;

import ai.wippy.component.Alias;
import ai.wippy.component.DefType;
import ai.wippy.component.Definition;
import ai.wippy.component.Sort;
import ai.wippy.component.ValueTypes;
import ai.wippy.wit.model.ResourceType;
import ai.wippy.wit.model.WitType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The types and instances of a component type or instance type, while it is being read.
 *
 * <p>Indices are not checked: only valid components are read.
 */
final class Scope implements ValueTypes.Space {
  private final @Nullable Scope parent;
  private final List<Meaning> types = new ArrayList<>();
  private final List<Map<String, Meaning>> instances = new ArrayList<>();

  Scope(@Nullable Scope parent) {
    this.parent = parent;
  }

  void add(Meaning type) {
    types.add(type);
  }

  /** Adds an instance: the types that it exports. */
  void add(Map<String, Meaning> instance) {
    instances.add(instance);
  }

  Meaning type(int index) {
    return types.get(index);
  }

  /** Adds what a definition defines that has no name of its own. */
  void define(int at, DefType type) {
    var values = new ValueTypes(this);
    types.add(
        switch (type) {
          case DefType.Value value -> new Meaning.Value(values.of(value), Optional.empty());
          case DefType.Func(var params, var result) ->
              new Meaning.Signature(values.params(params), values.of(result));
          case DefType.InstanceType(var declarators) -> new Meaning.InstanceType(declarators, this);
          case DefType.ComponentType(var declarators) ->
              new Meaning.ComponentType(declarators, this);
          case DefType.Resource _ -> throw unsupported(at, "a resource that a package implements");
        });
  }

  /** Adds another name for something. */
  void define(int at, Alias alias) {
    switch (alias) {
      case Alias.Export(Sort sort, int instance, String name) when sort == Sort.TYPE ->
          types.add(instances.get(instance).get(name));
      case Alias.Outer(Sort sort, int count, int index) when sort == Sort.TYPE ->
          types.add(outer(count).type(index));
      case Alias.Outer outer when outer.sort() == Sort.CORE_TYPE -> {}
      case Alias.Export _, Alias.CoreExport _, Alias.Outer _ ->
          throw unsupported(at, "an alias of something that is no type in a WIT package");
    }
  }

  private Scope outer(int count) {
    Scope scope = this;
    for (int i = 0; i < count; i++) {
      if (scope.parent == null) {
        throw new IllegalStateException("no scope " + count + " steps outward");
      }
      scope = scope.parent;
    }
    return scope;
  }

  /** Whether a declarator only adds to the scope; if so, it has been added. */
  boolean takes(Definition declarator) {
    return switch (declarator) {
      case Definition.TypeDefinition(int at, DefType type) -> {
        define(at, type);
        yield true;
      }
      case Definition.AliasDefinition(int at, Alias alias) -> {
        define(at, alias);
        yield true;
      }
      case Definition.CoreTypeDefinition _ -> true;
      case Definition.ImportDefinition _, Definition.ExportDeclarator _ -> false;
      case Definition.CoreModuleDefinition _,
          Definition.CoreInstanceDefinition _,
          Definition.ComponentDefinition _,
          Definition.InstanceDefinition _,
          Definition.CanonDefinition _,
          Definition.StartDefinition _,
          Definition.ValueDefinition _,
          Definition.ExportDefinition _ ->
          throw new IllegalStateException("not a declarator: " + declarator);
    };
  }

  @Override
  public WitType value(int index) {
    if (types.get(index) instanceof Meaning.Value(WitType type, _)) {
      return type;
    }
    throw new IllegalStateException("type " + index + " is not a value type");
  }

  @Override
  public ResourceType resource(int index) {
    if (types.get(index) instanceof Meaning.Resource(ResourceType type, _)) {
      return type;
    }
    throw new IllegalStateException("type " + index + " is not a resource type");
  }
}
