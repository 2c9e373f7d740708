package ai.wippy.codegen;

import ai.wippy.component.plan.Plan;
import ai.wippy.wit.model.Interface;
import java.util.List;

/**
 * What to generate.
 *
 * @param plan the component
 * @param prefix package before those of WIT packages: with {@code app}, {@code peers:guest} becomes
 *     {@code app.peers.guest}; empty for none
 * @param packageName of the classes that belong to this component alone
 * @param name of the component, in kebab case; class names start with it
 * @param moduleIds under which the plan's core modules can be loaded, by their numbers
 * @param hosted what the runtime provides itself
 * @param shared interfaces that other components know too, see {@link SharedInterfaces}; declared
 *     as they are here by all components that get the same
 */
public record Request(
    Plan plan,
    String prefix,
    String packageName,
    String name,
    List<String> moduleIds,
    Hosted hosted,
    List<Interface> shared) {
  /** A component that shares no interface with others. */
  public Request(
      Plan plan,
      String prefix,
      String packageName,
      String name,
      List<String> moduleIds,
      Hosted hosted) {
    this(plan, prefix, packageName, name, moduleIds, hosted, List.of());
  }

  /** Copies the lists. */
  public Request {
    moduleIds = List.copyOf(moduleIds);
    shared = List.copyOf(shared);
    if (moduleIds.size() != plan.modules().size()) {
      throw new IllegalArgumentException(
          "%d module ids for %d modules".formatted(moduleIds.size(), plan.modules().size()));
    }
  }
}
