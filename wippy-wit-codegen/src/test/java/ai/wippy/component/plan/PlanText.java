package ai.wippy.component.plan;

import ai.wippy.wit.model.Func;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A plan as text, for people to review. */
final class PlanText {
  private final StringBuilder out = new StringBuilder();
  private final Plan plan;

  private PlanText(Plan plan) {
    this.plan = plan;
  }

  static String of(Plan plan) {
    var text = new PlanText(plan);
    text.write();
    return text.out.toString();
  }

  private void write() {
    WorldText.lines(plan.world()).forEach(l -> line("%s", l));
    line("component instances: %d", plan.componentInstances().size());
    for (int i = 0; i < plan.modules().size(); i++) {
      CoreModule module = plan.modules().get(i);
      line("module %d: %d bytes, %d exports", i, module.binary().length, module.exports().size());
    }
    for (int i = 0; i < plan.imports().size(); i++) {
      Plan.HostImport host = plan.imports().get(i);
      line(
          "host %d: %s%s %s: %s",
          i,
          host.part().isEmpty() ? "" : "(%s) ".formatted(host.part()),
          host.instance(),
          host.func().name(),
          host.func().wit());
    }
    for (int i = 0; i < plan.resources().size(); i++) {
      Plan.Resource resource = plan.resources().get(i);
      line(
          "resource %d: %s, defined by %d, destructor %s",
          i, owned(resource), resource.definedBy(), source(resource.destructor()));
    }
    for (int i = 0; i < plan.lowerings().size(); i++) {
      Plan.Lowering lowering = plan.lowerings().get(i);
      line(
          "lower %d: %s %s",
          i, callee(lowering.callee()), signature(lowering.func(), lowering.options()));
    }
    for (int i = 0; i < plan.lifts().size(); i++) {
      Plan.Lift lift = plan.lifts().get(i);
      line("lift %d: %s as %s", i, source(lift.core()), signature(lift.func(), lift.options()));
    }
    steps();
    exports("", plan.exports());
  }

  private static String owned(Plan.Resource resource) {
    var name = resource.type().name();
    return name.owner().map(o -> o + "#").orElse("") + name.name();
  }

  private void steps() {
    for (int i = 0; i < plan.steps().size(); i++) {
      Plan.Instantiate step = plan.steps().get(i);
      line("step %d: module %d", i, step.module());
      List<CoreModule.Import> imports = plan.modules().get(step.module()).imports();
      for (int j = 0; j < imports.size(); j++) {
        line(
            "  %s %s = %s",
            imports.get(j).module(), imports.get(j).name(), source(step.args().get(j)));
      }
      step.initializers().forEach(each -> line("  then %s", source(each)));
    }
  }

  private void exports(String indent, List<Plan.Export> exports) {
    for (Plan.Export export : exports) {
      switch (export) {
        case Plan.FuncExport f ->
            line(
                "%sexport %s = %s",
                indent, f.name(), f.lift() >= 0 ? "lift " + f.lift() : "host " + f.host());
        case Plan.OtherExport o -> line("%sexport %s %s", indent, o.sort(), o.name());
        case Plan.InstanceExport i -> {
          line("%sexport instance %s", indent, i.name());
          exports(indent + "  ", i.exports());
        }
      }
    }
  }

  private static String callee(Plan.Callee callee) {
    return switch (callee) {
      case Plan.HostCallee(int number) -> "host " + number;
      case Plan.LiftCallee(int number) -> "lift " + number;
    };
  }

  private static String signature(Func func, CanonOptions options) {
    String memory = options.memory() == null ? "" : ", memory " + source(options.memory());
    String realloc = options.realloc() == null ? "" : ", realloc " + source(options.realloc());
    String post =
        options.postReturn() == null ? "" : ", post-return " + source(options.postReturn());
    String encoding = options.encoding().name().toLowerCase(Locale.ROOT);
    return "%s: %s [instance %d, %s%s%s%s]"
        .formatted(func.name(), func.wit(), options.instance(), encoding, memory, realloc, post);
  }

  private static String source(@Nullable CoreSource source) {
    return switch (source) {
      case null -> "none";
      case CoreSource.Export(int instance, String name) -> instance + "." + name;
      case CoreSource.Lowered(int number) -> "lower " + number;
      case CoreSource.ResourceNew(int resource, int instance) ->
          "resource.new %d of %d".formatted(resource, instance);
      case CoreSource.ResourceRep(int resource, int instance) ->
          "resource.rep %d of %d".formatted(resource, instance);
      case CoreSource.ResourceDrop(int resource, int instance) ->
          "resource.drop %d of %d".formatted(resource, instance);
      case CoreSource.Later(int step, CoreSource function) ->
          "%s, after step %d".formatted(source(function), step);
      case CoreSource.HostCore(String module, String name, var type) ->
          "%s %s %s".formatted(module, name, CoreFunctions.text(type));
    };
  }

  private void line(String format, Object... args) {
    out.append(format.formatted(args)).append('\n');
  }
}
