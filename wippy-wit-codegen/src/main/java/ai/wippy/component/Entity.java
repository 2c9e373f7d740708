package ai.wippy.component;

import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.ResourceType;
import ai.wippy.wit.model.WitType;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A component-level item as validation sees it: nothing but its type.
 *
 * <p>Entities are compared with {@link Subtyping}, never with {@code equals}: they may share parts
 * so often that walking all of them never ends.
 */
sealed interface Entity {
  /** A core module. */
  record Module(ModuleType type) implements Entity {}

  /** A function. */
  record Function(List<Func.Param> params, Optional<WitType> result, Measure measure)
      implements Entity {
    Func func() {
      return new Func("", params, result, "");
    }
  }

  /**
   * An instance, or the type of one.
   *
   * @param abstracts resource types that the type leaves open; none for an instance in an index
   *     space
   */
  record Instance(Map<String, Entity> exports, List<ResourceType> abstracts, Measure measure)
      implements Entity {
    public Instance {
      exports = Collections.unmodifiableMap(exports);
      abstracts = List.copyOf(abstracts);
    }
  }

  /**
   * A component, or the type of one.
   *
   * @param imported resource types that whoever instantiates it provides
   * @param defined resource types that each instance has of its own
   */
  record Component(
      Map<String, Entity> imports,
      Map<String, Entity> exports,
      List<ResourceType> imported,
      List<ResourceType> defined,
      Measure measure)
      implements Entity {
    public Component {
      imports = Collections.unmodifiableMap(imports);
      exports = Collections.unmodifiableMap(exports);
      imported = List.copyOf(imported);
      defined = List.copyOf(defined);
    }
  }

  /** A type. */
  sealed interface Type extends Entity {}

  /** A type of values. */
  record Value(WitType type) implements Type {}

  /** A resource type. */
  record Resource(ResourceType type) implements Type {}

  /** The type of functions, instances or components that are like {@code like}. */
  record Of(Entity like) implements Type {}

  /** What it is, in a word. */
  default String word() {
    return switch (this) {
      case Module m -> "module";
      case Function f -> "func";
      case Instance i -> "instance";
      case Component c -> "component";
      case Type t -> "type";
    };
  }
}
