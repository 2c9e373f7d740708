package ai.wippy.component.plan;

import ai.wippy.component.Component;
import ai.wippy.component.ComponentException;
import ai.wippy.wit.model.World;
import java.util.Optional;

/** Flattens a valid component into a {@link Plan}. */
public final class Planner {
  private Planner() {}

  /**
   * Plans a component that has been validated.
   *
   * @throws ComponentException if it imports what no host can provide: components, core modules, or
   *     instances within instances
   */
  public static Plan plan(Component component) {
    var tables = new Tables();
    var imports = new HostImports(tables);
    var scope = new Scope(null);
    tables.instance(scope);
    var exports = new RootExports(tables);
    new Evaluation(tables).component(component, scope, imports).forEach(exports::add);
    var world = new World(Optional.empty(), "root", imports.world(), exports.world(), "");
    return exports
        .renaming()
        .plan(
            new Plan(
                world,
                tables.modules,
                tables.imports,
                tables.resources,
                tables.instances(),
                tables.lowerings,
                tables.lifts,
                tables.steps,
                exports.plan()));
  }
}
