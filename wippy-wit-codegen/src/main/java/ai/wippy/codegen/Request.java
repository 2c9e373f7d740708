package ai.wippy.codegen;

import ai.wippy.component.plan.Plan;
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
 */
public record Request(
    Plan plan,
    String prefix,
    String packageName,
    String name,
    List<String> moduleIds,
    Hosted hosted) {
  /** Copies the list. */
  public Request {
    moduleIds = List.copyOf(moduleIds);
    if (moduleIds.size() != plan.modules().size()) {
      throw new IllegalArgumentException(
          "%d module ids for %d modules".formatted(moduleIds.size(), plan.modules().size()));
    }
  }
}
