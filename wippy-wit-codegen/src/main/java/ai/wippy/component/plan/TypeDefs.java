package ai.wippy.component.plan;

import ai.wippy.wit.model.TypeDef;
import java.util.Optional;

/** Types of an index space as an interface or world lists them. */
final class TypeDefs {
  private TypeDefs() {}

  /** The definition of {@code name}; empty for types of functions, instances and components. */
  static Optional<TypeDef> of(String name, Item.Type type) {
    return switch (type) {
      case Item.Value(var value, var from) ->
          Optional.of(new TypeDef(name, new TypeDef.Value(value), from, ""));
      case Item.Resource(var resource, var from) ->
          Optional.of(new TypeDef(name, new TypeDef.Resource(resource), from, ""));
      case Item.Signature s -> Optional.empty();
      case Item.InstanceType i -> Optional.empty();
      case Item.ComponentType c -> Optional.empty();
    };
  }
}
