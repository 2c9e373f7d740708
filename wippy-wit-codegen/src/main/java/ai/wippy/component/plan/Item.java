package ai.wippy.component.plan;

import ai.wippy.component.Component;
import ai.wippy.component.CoreBinary;
import ai.wippy.component.Definition;
import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.InterfaceName;
import ai.wippy.wit.model.ResourceType;
import ai.wippy.wit.model.TypeName;
import ai.wippy.wit.model.WitType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something that stands in a component-level index space while a component is being evaluated. */
sealed interface Item {
  /** The same, taken from an interface if it is a type. */
  default Item from(TypeName name) {
    return switch (this) {
      case Value(WitType type, var before) -> new Value(type, Optional.of(name));
      case Resource(ResourceType type, var before) -> new Resource(type, Optional.of(name));
      case Signature s -> s;
      case InstanceType i -> i;
      case ComponentType c -> c;
      case Function f -> f;
      case Instance i -> i;
      case Closure c -> c;
      case Module m -> m;
    };
  }

  /** A function under the type that it has here. */
  record Function(Target target, Func func) implements Item {
    Function named(String name) {
      return new Function(target, new Func(name, func.params(), func.result(), func.docs()));
    }

    /** The same with the names that its types have in a signature. */
    Function as(Signature type) {
      return new Function(target, new Func(func.name(), type.params(), type.result(), ""));
    }
  }

  /** Where a function comes from. */
  sealed interface Target {}

  /** A lifted function, by number. */
  record Lifted(int number) implements Target {}

  /** A function of the host; it gets a number when it is used. */
  record Host(Plan.HostImport function) implements Target {}

  /** A type. */
  sealed interface Type extends Item {}

  /**
   * A type of values.
   *
   * @param from the interface that it was taken from, and its name there; empty if it was defined
   */
  record Value(WitType type, Optional<TypeName> from) implements Type {}

  /**
   * A resource type.
   *
   * @param from the interface that it was taken from, and its name there; empty if it was defined
   */
  record Resource(ResourceType type, Optional<TypeName> from) implements Type {}

  /** A function type. */
  record Signature(List<Func.Param> params, Optional<WitType> result) implements Type {}

  /** An instance type with the scope that it stands in. */
  record InstanceType(List<Definition> declarators, Scope scope) implements Type {}

  /** A component type with the scope that it stands in. */
  record ComponentType(List<Definition> declarators, Scope scope) implements Type {}

  /** An instance. */
  record Instance(Map<String, Item> exports) implements Item {
    /** The same as others see it who take types from it: the interface {@code name}. */
    Instance of(InterfaceName name) {
      var seen = new LinkedHashMap<String, Item>();
      exports.forEach((n, item) -> seen.put(n, item.from(new TypeName(Optional.of(name), n, ""))));
      return new Instance(seen);
    }
  }

  /**
   * A component with the scope that it stands in.
   *
   * @param type what others see of it; null for all there is
   */
  record Closure(Component component, Scope scope, @Nullable ComponentType type) implements Item {
    /** The same as others see it who know it by a type. */
    Closure as(ComponentType declared) {
      return new Closure(component, scope, declared);
    }
  }

  /** A core module. */
  record Module(CoreBinary binary) implements Item {}
}
