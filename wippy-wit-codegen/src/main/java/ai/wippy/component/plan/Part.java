package ai.wippy.component.plan;

import ai.wippy.component.Component;
import ai.wippy.component.Definition;
import java.util.List;
import java.util.Map;

/**
 * A component of a composition. The same part is instantiated once, whoever its importers are; two
 * parts of the same component are two instances.
 *
 * @param name what its user calls it, such as the id of an entry: for messages, and to tell whose
 *     host imports are whose
 * @param component valid
 * @param providers what stands for its imports, by their names; the host does for all others
 */
public record Part(String name, Component component, Map<String, Provider> providers) {
  /**
   * Copies the map.
   *
   * @throws IllegalArgumentException if the component has no import of one of the names
   */
  public Part {
    providers = Map.copyOf(providers);
    List<String> imports = imports(component);
    for (String importName : providers.keySet()) {
      if (!imports.contains(importName)) {
        throw new IllegalArgumentException(importName + " is not an import of " + name);
      }
    }
  }

  /** The names of what a component imports, in order. */
  public static List<String> imports(Component component) {
    return component.definitions().stream()
        .filter(Definition.ImportDefinition.class::isInstance)
        .map(d -> ((Definition.ImportDefinition) d).name().name())
        .toList();
  }

  /** The names of what a component exports, in order. */
  public static List<String> exports(Component component) {
    return component.definitions().stream()
        .filter(Definition.ExportDefinition.class::isInstance)
        .map(d -> ((Definition.ExportDefinition) d).name().name())
        .toList();
  }
}
