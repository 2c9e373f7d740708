package ai.wippy.component;

import static ai.wippy.component.ComponentException.invalid;

import ai.wippy.wit.model.ResourceType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The index spaces of one component, component type or instance type, as far as it has been
 * validated.
 */
final class Space {
  /** What kind of scope it is. */
  enum Kind {
    COMPONENT,
    COMPONENT_TYPE,
    INSTANCE_TYPE
  }

  private final Kind kind;
  private final @Nullable Space parent;
  private final Map<Sort, List<Entity>> items = new EnumMap<>(Sort.class);
  private final Map<Sort, List<CoreExtern>> coreItems = new EnumMap<>(Sort.class);
  private final List<CoreValue.Heap.Interned> coreTypes = new ArrayList<>();
  private final Map<Integer, ModuleType> moduleTypes = new HashMap<>();
  private final List<Map<String, CoreExtern>> coreInstances = new ArrayList<>();
  final Map<String, Entity> imports = new LinkedHashMap<>();
  final Map<String, Entity> exports = new LinkedHashMap<>();
  final NameRules importNames;
  final NameRules exportNames;
  final Visibility importedTypes;
  final Visibility exportedTypes;

  /** Resource types that come with imports. */
  final List<ResourceType> imported = new ArrayList<>();

  /** Resource types that come into being here. */
  final List<ResourceType> defined = new ArrayList<>();

  /** Those of {@link #defined} that a {@code resource} definition made. */
  final Set<ResourceType> local = Collections.newSetFromMap(new IdentityHashMap<>());

  Space(Kind kind, @Nullable Space parent, Types types) {
    this.kind = kind;
    this.parent = parent;
    this.importNames = new NameRules(NameRules.Direction.IMPORT, types.resources);
    this.exportNames = new NameRules(NameRules.Direction.EXPORT, types.resources);
    this.importedTypes = new Visibility(types.effort);
    this.exportedTypes = new Visibility(types.effort);
  }

  Kind kind() {
    return kind;
  }

  void add(Entity entity) {
    items.computeIfAbsent(sort(entity), s -> new ArrayList<>()).add(entity);
  }

  static Sort sort(Entity entity) {
    return switch (entity) {
      case Entity.Module m -> Sort.CORE_MODULE;
      case Entity.Function f -> Sort.FUNC;
      case Entity.Instance i -> Sort.INSTANCE;
      case Entity.Component c -> Sort.COMPONENT;
      case Entity.Type t -> Sort.TYPE;
    };
  }

  Entity get(int offset, Sort sort, int index) {
    List<Entity> all = items.getOrDefault(sort, List.of());
    if (index >= all.size()) {
      throw invalid(
          offset, "unknown %s %d: %s index out of bounds", sort.text(), index, sort.text());
    }
    return all.get(index);
  }

  Entity.Type type(int offset, int index) {
    return (Entity.Type) get(offset, Sort.TYPE, index);
  }

  Entity.Function function(int offset, int index) {
    return (Entity.Function) get(offset, Sort.FUNC, index);
  }

  Entity.Instance instance(int offset, int index) {
    return (Entity.Instance) get(offset, Sort.INSTANCE, index);
  }

  Entity.Component component(int offset, int index) {
    return (Entity.Component) get(offset, Sort.COMPONENT, index);
  }

  ModuleType module(int offset, int index) {
    return ((Entity.Module) get(offset, Sort.CORE_MODULE, index)).type();
  }

  void addCore(CoreExtern item) {
    coreItems.computeIfAbsent(coreSort(item), s -> new ArrayList<>()).add(item);
  }

  static Sort coreSort(CoreExtern item) {
    return switch (item) {
      case CoreExtern.Func f -> Sort.CORE_FUNC;
      case CoreExtern.Table t -> Sort.CORE_TABLE;
      case CoreExtern.Memory m -> Sort.CORE_MEMORY;
      case CoreExtern.Global g -> Sort.CORE_GLOBAL;
      case CoreExtern.Tag t -> Sort.CORE_TAG;
    };
  }

  CoreExtern core(int offset, Sort sort, int index) {
    List<CoreExtern> all = coreItems.getOrDefault(sort, List.of());
    if (index >= all.size()) {
      throw invalid(
          offset, "unknown %s %d: %s index out of bounds", sort.text(), index, sort.text());
    }
    return all.get(index);
  }

  void addCoreInstance(Map<String, CoreExtern> exports) {
    coreInstances.add(exports);
  }

  Map<String, CoreExtern> coreInstance(int offset, int index) {
    if (index >= coreInstances.size()) {
      throw invalid(offset, "unknown core instance %d: core instance index out of bounds", index);
    }
    return coreInstances.get(index);
  }

  /**
   * The core types so far, to be added to; module types stand there as {@link CoreTypes#MODULE}.
   */
  List<CoreValue.Heap.Interned> coreTypes() {
    return coreTypes;
  }

  void addModuleType(ModuleType type) {
    moduleTypes.put(coreTypes.size(), type);
    coreTypes.add(CoreTypes.MODULE);
  }

  ModuleType moduleType(int offset, int index) {
    checkCoreType(offset, index);
    ModuleType type = moduleTypes.get(index);
    if (type == null) {
      throw invalid(offset, "core type index %d is not a module type", index);
    }
    return type;
  }

  /** Makes a core type of another scope the next one of this. */
  void aliasCoreType(int offset, Space from, int index) {
    from.checkCoreType(offset, index);
    ModuleType module = from.moduleTypes.get(index);
    if (module != null) {
      addModuleType(module);
    } else {
      coreTypes.add(from.coreTypes.get(index));
    }
  }

  private void checkCoreType(int offset, int index) {
    if (index >= coreTypes.size()) {
      throw invalid(offset, "unknown core type %d: core type index out of bounds", index);
    }
  }

  /** The scope {@code count} steps outward. */
  Space outer(int offset, int count) {
    Space space = this;
    for (int i = 0; i < count; i++) {
      if (space.parent == null) {
        throw invalid(
            offset, "invalid outer alias count of %d: there are only %d scopes", count, i);
      }
      space = space.parent;
    }
    return space;
  }

  /** Whether the way {@code count} steps outward leaves a component. */
  boolean crossesComponent(int count) {
    Space space = this;
    for (int i = 0; i < count && space != null; i++) {
      if (space.kind == Kind.COMPONENT) {
        return true;
      }
      space = space.parent;
    }
    return false;
  }
}
