package ai.wippy.component.plan;

import static ai.wippy.component.ComponentException.unsupported;
import static java.util.Objects.requireNonNull;

import ai.wippy.component.CoreBinary;
import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.ResourceType;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tables of a plan while they grow; hands out the numbers. */
final class Tables {
  /**
   * Instances multiply with nesting: a small file could otherwise ask for more than any memory
   * holds.
   */
  private static final int MOST_INSTANCES = 10_000;

  private static final int MOST_DEFINITIONS = 2_000_000;

  private final Map<CoreBinary, Integer> moduleNumbers = new IdentityHashMap<>();
  private final Map<Plan.HostImport, Integer> importNumbers = new IdentityHashMap<>();
  private final Map<Scope, Integer> instanceNumbers = new IdentityHashMap<>();
  private final List<Scope> instanceScopes = new ArrayList<>();
  private final Map<ResourceType, Integer> resourceNumbers = new IdentityHashMap<>();
  private int instances;
  private int definitions;
  final List<CoreModule> modules = new ArrayList<>();
  final List<Plan.HostImport> imports = new ArrayList<>();
  final List<Plan.Resource> resources = new ArrayList<>();
  final List<Plan.Lowering> lowerings = new ArrayList<>();
  final List<Plan.Lift> lifts = new ArrayList<>();
  final List<Plan.Instantiate> steps = new ArrayList<>();

  /** Counts an instance, of a component or of a core module. */
  void countInstance(int offset) {
    if (++instances > MOST_INSTANCES) {
      throw unsupported(offset, "more than %d instances in one component", MOST_INSTANCES);
    }
  }

  /** Counts the definitions of a component that is being instantiated. */
  void countDefinitions(int offset, int count) {
    definitions += count;
    if (definitions > MOST_DEFINITIONS) {
      throw unsupported(
          offset, "instances with more than %d definitions together", MOST_DEFINITIONS);
    }
  }

  int module(CoreBinary binary) {
    Integer known = moduleNumbers.get(binary);
    if (known != null) {
      return known;
    }
    moduleNumbers.put(binary, modules.size());
    modules.add(CoreModules.of(binary));
    return modules.size() - 1;
  }

  /** The number of a component instance; those that own nothing get none. */
  int instance(Scope scope) {
    return instanceNumbers.computeIfAbsent(
        scope,
        s -> {
          instanceScopes.add(s);
          return instanceScopes.size() - 1;
        });
  }

  /** The instances that have numbers; those between them that own nothing are passed over. */
  List<Plan.ComponentInstance> instances() {
    return instanceScopes.stream().map(s -> new Plan.ComponentInstance(parentOf(s))).toList();
  }

  private int parentOf(Scope scope) {
    for (Scope each = scope.creator(); each != null; each = each.creator()) {
      Integer number = instanceNumbers.get(each);
      if (number != null) {
        return number;
      }
    }
    return -1;
  }

  int hostImport(Plan.HostImport function) {
    return importNumbers.computeIfAbsent(
        function,
        f -> {
          imports.add(f);
          return imports.size() - 1;
        });
  }

  void resource(ResourceType type, int definedBy, @Nullable CoreSource destructor) {
    resourceNumbers.put(type, resources.size());
    resources.add(new Plan.Resource(type, definedBy, destructor));
  }

  int resource(ResourceType type) {
    return requireNonNull(resourceNumbers.get(type), "a resource without number");
  }

  CoreSource lower(Item.Function function, CanonOptions options) {
    Plan.Callee callee =
        switch (function.target()) {
          case Item.Lifted(int number) -> new Plan.LiftCallee(number);
          case Item.Host(var host) -> new Plan.HostCallee(hostImport(host));
        };
    lowerings.add(new Plan.Lowering(callee, function.func(), options));
    return new CoreSource.Lowered(lowerings.size() - 1);
  }

  Item.Function lift(CoreSource core, Func func, CanonOptions options) {
    lifts.add(new Plan.Lift(core, func, options));
    return new Item.Function(new Item.Lifted(lifts.size() - 1), func);
  }
}
