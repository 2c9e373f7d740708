package ai.wippy.codegen;

import ai.wippy.component.ComponentDecoder;
import ai.wippy.component.Guests;
import ai.wippy.component.plan.CanonOptions;
import ai.wippy.component.plan.CoreModule;
import ai.wippy.component.plan.CoreModule.Kind;
import ai.wippy.component.plan.CoreModule.Signature;
import ai.wippy.component.plan.CoreSource;
import ai.wippy.component.plan.Plan;
import ai.wippy.component.plan.Planner;
import ai.wippy.diagnostic.Diagnostic;
import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.SourceText;
import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.Interface;
import ai.wippy.wit.model.WitPackage;
import ai.wippy.wit.model.World;
import ai.wippy.wit.resolve.WitOptions;
import ai.wippy.wit.resolve.WitResolver;
import ai.wippy.wit.resolve.WitSources;
import java.util.ArrayList;
import java.util.List;

/** Plans of real guests, and of WIT text with a module that exists in theory only. */
final class Plans {
  private final List<Plan.Lift> lifts = new ArrayList<>();
  private final List<CoreModule.Export> core = new ArrayList<>();

  private Plans() {}

  static Plan guest(String name) {
    return Planner.plan(ComponentDecoder.decode(Guests.bytes(name)));
  }

  static Plan wit(String text) {
    return new Plans().plan(packages(text).getLast().worlds().getFirst());
  }

  static List<WitPackage> packages(String text) {
    var problems = new Problems();
    var sources = WitSources.of(new SourceText("test.wit", text));
    var resolution = WitResolver.resolve(sources, WitOptions.STRICT, problems);
    if (!problems.all().isEmpty()) {
      throw new AssertionError(problems.all().stream().map(Diagnostic::render).toList());
    }
    return resolution.packages();
  }

  private Plan plan(World world) {
    var exports = new ArrayList<Plan.Export>();
    for (World.Item item : world.exports()) {
      switch (item) {
        case World.FuncItem(Func func) -> exports.add(export("", func));
        case World.InterfaceItem(Interface iface) ->
            exports.add(
                new Plan.InstanceExport(
                    iface.name().toString(),
                    iface.functions().stream()
                        .<Plan.Export>map(func -> export(iface.name() + "#", func))
                        .toList()));
        case World.TypeItem _ -> {}
      }
    }
    return new Plan(
        world,
        List.of(new CoreModule(new byte[0], List.of(), core)),
        List.of(),
        List.of(),
        List.of(new Plan.ComponentInstance(-1)),
        List.of(),
        lifts,
        List.of(new Plan.Instantiate(0, List.of())),
        exports);
  }

  private Plan.FuncExport export(String owner, Func func) {
    String name = owner + func.name();
    Signature signature = CoreTypes.lifted(func);
    core.add(new CoreModule.Export(name, Kind.FUNC, signature));
    lifts.add(
        new Plan.Lift(
            new CoreSource.Export(0, name),
            func,
            new CanonOptions(
                0,
                CanonOptions.Encoding.UTF8,
                new CoreSource.Export(0, "memory"),
                new CoreSource.Export(0, "cabi_realloc"),
                new CoreSource.Export(0, "cabi_post_" + name))));
    return new Plan.FuncExport(func.name(), lifts.size() - 1, -1);
  }
}
