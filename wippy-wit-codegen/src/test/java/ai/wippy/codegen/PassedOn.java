package ai.wippy.codegen;

import ai.wippy.component.plan.Plan;
import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.Interface;
import ai.wippy.wit.model.TypeDef;
import ai.wippy.wit.model.World;
import java.util.ArrayList;
import java.util.List;

/** Plans of components that export what they import, and do nothing else. */
final class PassedOn {
  private final List<Plan.HostImport> imports = new ArrayList<>();
  private final List<Plan.Resource> resources = new ArrayList<>();
  private final List<Plan.Export> exports = new ArrayList<>();

  private PassedOn() {}

  /** A component that imports what a world exports, and exports it. */
  static Plan plan(World world) {
    return new PassedOn().of(world);
  }

  /** A component that does nothing with what it imports. */
  static Plan importing(World world) {
    return new Plan(
        world,
        List.of(),
        List.of(),
        List.of(),
        List.of(new Plan.ComponentInstance(-1)),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private Plan of(World world) {
    for (World.Item item : world.exports()) {
      switch (item) {
        case World.FuncItem(Func func) -> exports.add(export("", func));
        case World.InterfaceItem(Interface iface) -> {
          iface.types().forEach(this::resource);
          String name = iface.name().toString();
          exports.add(
              new Plan.InstanceExport(
                  name,
                  iface.functions().stream()
                      .<Plan.Export>map(func -> export(name, func))
                      .toList()));
        }
        case World.TypeItem(TypeDef def) -> resource(def);
      }
    }
    return new Plan(
        new World(world.pkg(), world.name(), world.exports(), world.exports(), world.docs()),
        List.of(),
        imports,
        resources,
        List.of(new Plan.ComponentInstance(-1)),
        List.of(),
        List.of(),
        List.of(),
        exports);
  }

  private void resource(TypeDef def) {
    if (def.target() instanceof TypeDef.Resource(var resource)
        && resources.stream().noneMatch(each -> each.type() == resource)) {
      resources.add(new Plan.Resource(resource, -1, null));
    }
  }

  private Plan.FuncExport export(String instance, Func func) {
    imports.add(new Plan.HostImport("", instance, func));
    return new Plan.FuncExport(func.name(), -1, imports.size() - 1);
  }
}
