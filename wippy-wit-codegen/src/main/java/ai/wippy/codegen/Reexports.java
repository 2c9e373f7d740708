package ai.wippy.codegen;

import ai.wippy.component.plan.CanonOptions;
import ai.wippy.component.plan.CoreSource;
import ai.wippy.component.plan.Plan;
import ai.wippy.wit.model.Func;
import java.util.ArrayList;
import java.util.List;

/**
 * Functions of the host that a component exports as they are: each is lowered and lifted again, in
 * a component instance without guest, whose memory is a scratch of the host.
 */
final class Reexports {
  private final int instance;
  private final List<Plan.Lowering> lowerings;
  private final List<Plan.Lift> lifts;
  private final List<Plan.HostImport> imports;
  private boolean any;

  private Reexports(Plan plan) {
    instance = plan.componentInstances().size();
    lowerings = new ArrayList<>(plan.lowerings());
    lifts = new ArrayList<>(plan.lifts());
    imports = plan.imports();
  }

  /** The plan with a lift for every function that it exports. */
  static Plan lifted(Plan plan) {
    var reexports = new Reexports(plan);
    List<Plan.Export> exports = reexports.exports(plan.exports());
    if (!reexports.any) {
      return plan;
    }
    var instances = new ArrayList<>(plan.componentInstances());
    instances.add(new Plan.ComponentInstance(-1));
    return new Plan(
        plan.world(),
        plan.modules(),
        plan.imports(),
        plan.resources(),
        instances,
        reexports.lowerings,
        reexports.lifts,
        plan.steps(),
        exports);
  }

  /** The number that the instance without guest has, in a plan that was made for {@code plan}. */
  static int instance(Plan plan) {
    return plan.componentInstances().size();
  }

  private List<Plan.Export> exports(List<Plan.Export> exports) {
    return exports.stream()
        .<Plan.Export>map(export ->
            switch (export) {
              case Plan.FuncExport(String name, int lift, int host) ->
                  new Plan.FuncExport(name, lift < 0 ? lift(name, host) : lift, -1);
              case Plan.InstanceExport(String name, var inner) ->
                  new Plan.InstanceExport(name, exports(inner));
              case Plan.OtherExport other -> other;
            })
        .toList();
  }

  private int lift(String name, int host) {
    any = true;
    var options = new CanonOptions(instance, CanonOptions.Encoding.UTF8, null, null, null);
    Func known = imports.get(host).func();
    var func = new Func(name, known.params(), known.result(), known.docs());
    lowerings.add(new Plan.Lowering(new Plan.HostCallee(host), func, options));
    lifts.add(new Plan.Lift(new CoreSource.Lowered(lowerings.size() - 1), func, options));
    return lifts.size() - 1;
  }
}
