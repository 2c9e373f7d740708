package ai.wippy.component.plan;

import ai.wippy.component.MemoryUse;
import ai.wippy.wit.docs.Documentation;
import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.ResourceType;
import ai.wippy.wit.model.World;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A component with its nesting, index spaces and names gone: what is left is an ordered list of
 * steps that create core instances, and tables of everything the steps and the exports refer to by
 * number.
 *
 * <p>A plan is also made of a plain core module with a WIT signature: one module, one step, its
 * functions lifted. Whoever runs a plan does the steps front to back and has no name left to look
 * up.
 *
 * @param world what the component imports and exports, for typed bindings
 * @param modules distinct core modules, by number
 * @param imports host functions that the component can call, by number
 * @param resources resource types that the component defines or imports, by number
 * @param componentInstances the component instances that own something, by number; the root is
 *     number 0. Each has its own handle table and its own rules on re-entrance
 * @param lowerings functions made by {@code canon lower}, by number
 * @param lifts functions made by {@code canon lift}, by number
 * @param steps core instances in the order of their creation; the number of an instance is its
 *     place here
 * @param exports what the root exports, in order
 */
public record Plan(
    World world,
    List<CoreModule> modules,
    List<HostImport> imports,
    List<Resource> resources,
    List<ComponentInstance> componentInstances,
    List<Lowering> lowerings,
    List<Lift> lifts,
    List<Instantiate> steps,
    List<Export> exports) {

  /** Copies the lists. */
  public Plan {
    modules = List.copyOf(modules);
    imports = List.copyOf(imports);
    resources = List.copyOf(resources);
    componentInstances = List.copyOf(componentInstances);
    lowerings = List.copyOf(lowerings);
    lifts = List.copyOf(lifts);
    steps = List.copyOf(steps);
    exports = List.copyOf(exports);
  }

  /** The same plan as an implementation of a world whose text is known. */
  public Plan of(World known) {
    return new Plan(
        known, modules, imports, resources, componentInstances, lowerings, lifts, steps, exports);
  }

  /**
   * Whether a call from one component instance into another would re-enter it: while a component
   * runs, neither those inside of it nor those around it may be called by it (Component Model,
   * component invariants).
   */
  public boolean reenters(int caller, int callee) {
    return isWithin(caller, callee) || isWithin(callee, caller);
  }

  private boolean isWithin(int inner, int outer) {
    for (int each = inner; each >= 0; each = componentInstances.get(each).parent()) {
      if (each == outer) {
        return true;
      }
    }
    return false;
  }

  /**
   * A component instance.
   *
   * @param parent number of the instance that creates it, directly or through instances that own
   *     nothing; -1 for the root, and for what the root has no part in
   */
  public record ComponentInstance(int parent) {}

  /** The same plan with documentation in all places that have none. */
  public Plan documented(Documentation documentation) {
    return DocumentedPlan.of(this, documentation);
  }

  /**
   * A function that the host provides.
   *
   * @param part the part of the composition that imports it; empty for the root
   * @param instance the imported instance as the component spells it, such as {@code
   *     wasi:io/streams@0.2.3}; empty for a function that the world imports by itself
   * @param func the function with its type
   */
  public record HostImport(String part, String instance, Func func) {}

  /**
   * A resource type.
   *
   * @param type its identity
   * @param definedBy number of the component instance that defines it, or -1 if it is imported
   * @param destructor called with the representation when an owned handle is dropped; null for none
   */
  public record Resource(ResourceType type, int definedBy, @Nullable CoreSource destructor) {}

  /**
   * Creates a core instance.
   *
   * @param module number of its module
   * @param args one for each import of the module, in the order of its import section
   * @param initializers exports without parameters and result, of this instance or earlier ones,
   *     that are called before any others once all is there that is after this step: {@code
   *     _initialize} of a preview 1 reactor
   */
  public record Instantiate(
      int module, List<CoreSource> args, List<CoreSource.Export> initializers) {
    /** Copies the lists. */
    public Instantiate {
      args = List.copyOf(args);
      initializers = List.copyOf(initializers);
    }

    /** An instance that is ready when its start function has run. */
    public Instantiate(int module, List<CoreSource> args) {
      this(module, args, List.of());
    }
  }

  /**
   * A core function that calls a component function (Canonical ABI, {@code canon lower}).
   *
   * @param callee what it calls
   * @param func the component-level type
   * @param options of the caller
   */
  public record Lowering(Callee callee, Func func, CanonOptions options) {
    /** Whether handles are among its values. */
    public boolean passesHandles() {
      return MemoryUse.lowered(func).resources();
    }
  }

  /** What a lowered function calls. */
  public sealed interface Callee {}

  /**
   * A host function.
   *
   * @param number in {@link Plan#imports()}
   */
  public record HostCallee(int number) implements Callee {}

  /**
   * A function of another component instance of the same composition.
   *
   * @param number in {@link Plan#lifts()}
   */
  public record LiftCallee(int number) implements Callee {}

  /**
   * A component function that calls a core function (Canonical ABI, {@code canon lift}).
   *
   * @param core the core function
   * @param func the component-level type
   * @param options of the callee
   */
  public record Lift(CoreSource core, Func func, CanonOptions options) {
    /** Whether handles are among its values. */
    public boolean passesHandles() {
      return MemoryUse.lifted(func).resources();
    }
  }

  /** Something that the root exports. */
  public sealed interface Export {
    /** Its name as the component spells it. */
    String name();
  }

  /**
   * A function.
   *
   * @param name its name
   * @param lift number in {@link Plan#lifts()}, or -1 if it is the host function {@code host}
   *     passed through
   * @param host number in {@link Plan#imports()}, or -1
   */
  public record FuncExport(String name, int lift, int host) implements Export {}

  /**
   * An instance.
   *
   * @param name its name, such as {@code peers:guest/api@0.1.0}
   * @param exports what it holds
   */
  public record InstanceExport(String name, List<Export> exports) implements Export {}

  /**
   * A type, module or component, which only matters to whoever links further.
   *
   * @param name its name
   * @param sort {@code type}, {@code module} or {@code component}
   */
  public record OtherExport(String name, String sort) implements Export {}
}
