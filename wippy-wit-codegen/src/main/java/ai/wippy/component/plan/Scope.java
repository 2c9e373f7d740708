package ai.wippy.component.plan;

import ai.wippy.component.Sort;
import ai.wippy.component.SortIndex;
import ai.wippy.component.ValueTypes;
import ai.wippy.wit.model.ResourceType;
import ai.wippy.wit.model.WitType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The index spaces of one component instance, or of one instance type, while it is being evaluated.
 *
 * <p>Indices are not checked: only valid components are planned.
 */
final class Scope implements ValueTypes.Space {
  private final @Nullable Scope parent;
  private final @Nullable Scope creator;
  private final List<Item.Function> functions = new ArrayList<>();
  private final List<Item.Type> types = new ArrayList<>();
  private final List<Item.Instance> instances = new ArrayList<>();
  private final List<Item.Closure> components = new ArrayList<>();
  private final List<Item.Module> modules = new ArrayList<>();
  private final List<CoreInstance> coreInstances = new ArrayList<>();
  private final Map<Sort, List<CoreSource>> coreItems = new EnumMap<>(Sort.class);

  /** The scope of something that is no component instance, or of the root. */
  Scope(@Nullable Scope parent) {
    this(parent, null);
  }

  /**
   * The scope of a component instance.
   *
   * @param parent the scope around the component's definition
   * @param creator the instance that creates this one
   */
  Scope(@Nullable Scope parent, @Nullable Scope creator) {
    this.parent = parent;
    this.creator = creator;
  }

  /** The instance that creates this one; null for the root. */
  @Nullable Scope creator() {
    return creator;
  }

  void add(Item item) {
    switch (item) {
      case Item.Function function -> functions.add(function);
      case Item.Type type -> types.add(type);
      case Item.Instance instance -> instances.add(instance);
      case Item.Closure component -> components.add(component);
      case Item.Module module -> modules.add(module);
    }
  }

  void add(CoreInstance instance) {
    coreInstances.add(instance);
  }

  void add(Sort sort, CoreSource source) {
    coreItems.computeIfAbsent(sort, s -> new ArrayList<>()).add(source);
  }

  Item get(SortIndex item) {
    int index = item.index();
    return switch (item.sort()) {
      case FUNC -> functions.get(index);
      case TYPE -> types.get(index);
      case INSTANCE -> instances.get(index);
      case COMPONENT -> components.get(index);
      case CORE_MODULE -> modules.get(index);
      case VALUE,
          CORE_FUNC,
          CORE_TABLE,
          CORE_MEMORY,
          CORE_GLOBAL,
          CORE_TAG,
          CORE_TYPE,
          CORE_INSTANCE ->
          throw new IllegalStateException("not a component-level item: " + item);
    };
  }

  Item.Function function(int index) {
    return functions.get(index);
  }

  Item.Type type(int index) {
    return types.get(index);
  }

  Item.Instance instance(int index) {
    return instances.get(index);
  }

  Item.Closure component(int index) {
    return components.get(index);
  }

  Item.Module module(int index) {
    return modules.get(index);
  }

  CoreInstance coreInstance(int index) {
    return coreInstances.get(index);
  }

  CoreSource core(Sort sort, int index) {
    return coreItems.getOrDefault(sort, List.of()).get(index);
  }

  /** The scope that is {@code count} steps outward. */
  Scope outer(int count) {
    Scope scope = this;
    for (int i = 0; i < count; i++) {
      if (scope.parent == null) {
        throw new IllegalStateException("no scope " + count + " steps outward");
      }
      scope = scope.parent;
    }
    return scope;
  }

  @Override
  public WitType value(int index) {
    if (types.get(index) instanceof Item.Value(WitType type, var from)) {
      return type;
    }
    throw new IllegalStateException("type " + index + " is not a value type");
  }

  @Override
  public ResourceType resource(int index) {
    if (types.get(index) instanceof Item.Resource(ResourceType type, var from)) {
      return type;
    }
    throw new IllegalStateException("type " + index + " is not a resource type");
  }
}
