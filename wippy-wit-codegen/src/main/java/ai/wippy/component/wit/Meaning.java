package ai.wippy.component.wit;

import ai.wippy.component.Definition;
import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.ResourceType;
import ai.wippy.wit.model.TypeName;
import ai.wippy.wit.model.WitType;
import java.util.List;
import java.util.Optional;

/** What a type index stands for. */
sealed interface Meaning {
  /**
   * A type of values.
   *
   * @param name under which an interface exports it; empty for one that is only defined
   */
  record Value(WitType type, Optional<TypeName> name) implements Meaning {}

  /**
   * A resource type.
   *
   * @param name under which an interface exports it
   */
  record Resource(ResourceType type, TypeName name) implements Meaning {}

  /** A function type. */
  record Signature(List<Func.Param> params, Optional<WitType> result) implements Meaning {}

  /** The type of an instance, and the scope that it stands in. */
  record InstanceType(List<Definition> declarators, Scope scope) implements Meaning {}

  /** The type of a component, and the scope that it stands in. */
  record ComponentType(List<Definition> declarators, Scope scope) implements Meaning {}
}
