package ai.wippy.component.plan;

import ai.wippy.component.Component;
import ai.wippy.component.ComponentException;
import ai.wippy.component.LinkException;
import ai.wippy.wit.model.World;
import java.util.Map;
import java.util.Optional;

/** Flattens a valid component, or several that are linked, into a {@link Plan}. */
public final class Planner {
  private Planner() {}

  /**
   * Plans a component whose imports the host provides.
   *
   * @throws LinkException if it imports core modules or components, which no host can provide
   * @throws ComponentException if its instances are more than fit into memory
   */
  public static Plan plan(Component component) {
    return plan(new Part("", component, Map.of()));
  }

  /**
   * Plans a composition: a part with those that provide for it. Whatever no part provides is an
   * import of the host.
   *
   * @param root whose exports are those of the whole
   * @throws LinkException if what a part exports does not fit what another imports, or if nobody
   *     provides a core module or component
   * @throws ComponentException if the instances are more than fit into memory
   */
  public static Plan plan(Part root) {
    var tables = new Tables();
    var exports = new RootExports(tables);
    var composition = new Composition(tables, exports);
    composition.root(root);
    var world =
        new World(Optional.empty(), "root", composition.world().items(), exports.world(), "");
    return Shortcuts.of(
        exports
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
                    exports.plan())));
  }
}
