package ai.wippy.codegen;

import static ai.wippy.codegen.RuntimeClasses.CORE_FUNCTION;
import static ai.wippy.codegen.RuntimeClasses.FUNCTION_SHAPE;
import static ai.wippy.codegen.RuntimeClasses.TRAP;
import static ai.wippy.codegen.java.JavaWriter.literal;

import ai.wippy.codegen.java.JavaWriter;
import ai.wippy.component.plan.CoreModule.Signature;
import ai.wippy.component.plan.CoreSource;
import ai.wippy.component.plan.Plan;
import ai.wippy.wit.model.CoreType;
import ai.wippy.wit.model.Layout;
import ai.wippy.wit.model.WitType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Writes the core functions that are no exports of core instances (Canonical ABI, {@code canon
 * lower} and the built-in functions of resources): a method for each, and how a core instance gets
 * it.
 */
final class Lowerings {
  private final JavaWriter out;
  private final Bindings bindings;
  private final Plan plan;
  private final Slots slots;
  private final HostCalls hosts;
  private final ResourceCalls resources;
  private final Laters laters;

  Lowerings(JavaWriter out, Bindings bindings, HostCalls hosts, ResourceCalls resources) {
    this.out = out;
    this.bindings = bindings;
    this.hosts = hosts;
    this.resources = resources;
    this.plan = bindings.plan();
    laters = new Laters(plan);
    this.slots = new Slots(out);
  }

  /** Whether the host's imports are asked for the function. */
  boolean ofHost(CoreSource source) {
    return switch (source) {
      case CoreSource.Export _ -> false;
      case CoreSource.Later(_, CoreSource function) -> ofHost(function);
      case CoreSource.Lowered(int number) ->
          plan.lowerings().get(number).callee() instanceof Plan.HostCallee
              && !hosts.provides(number);
      case CoreSource.HostCore _ -> true;
      case CoreSource.ResourceNew _, CoreSource.ResourceRep _, CoreSource.ResourceDrop _ -> false;
    };
  }

  /** What a core instance is given for an import. */
  String argument(CoreSource source) {
    return switch (source) {
      case CoreSource.Export export ->
          "instance%d.export(%s)".formatted(export.instance(), literal(export.name()));
      case CoreSource.Later later -> laters.name(later);
      case CoreSource.HostCore host ->
          "imports.core(%s, %s, %s)"
              .formatted(literal(host.module()), literal(host.name()), shape(host.type()));
      case CoreSource.Lowered(int number) -> lowered(number);
      case CoreSource.ResourceNew _, CoreSource.ResourceRep _, CoreSource.ResourceDrop _ ->
          host(resources.method(source));
    };
  }

  /** Functions that are not there yet when instances get them. */
  Laters laters() {
    return laters;
  }

  private String host(String method) {
    return "%s.host(this::%s)".formatted(out.ref(CORE_FUNCTION), method);
  }

  private String lowered(int number) {
    Plan.Lowering lowering = plan.lowerings().get(number);
    return switch (lowering.callee()) {
      case Plan.HostCallee _ when hosts.provides(number) -> host("lowered" + number);
      case Plan.HostCallee host -> {
        Plan.HostImport wanted = plan.imports().get(host.number());
        yield "%s.stub(%s, %s)"
            .formatted(
                HostCalls.imports(wanted),
                literal(wanted.instance()),
                literal(wanted.func().name()));
      }
      case Plan.LiftCallee _ -> host("lowered" + number);
    };
  }

  private String shape(Signature type) {
    return "new %s(%s, %s)"
        .formatted(
            out.ref(FUNCTION_SHAPE),
            literal(CoreTypes.letters(type.params())),
            literal(CoreTypes.letters(type.results())));
  }

  /** Writes the methods. */
  void methods() {
    for (int number : bindings.reach().lowerings()) {
      Plan.Lowering lowering = plan.lowerings().get(number);
      switch (lowering.callee()) {
        case Plan.LiftCallee(int lift) -> transfer(number, lowering, lift);
        case Plan.HostCallee _ -> {
          if (hosts.provides(number)) {
            hosts.lowered(number);
          }
        }
      }
    }
    hosts.providers();
    resources.methods();
    bindings.bridges().wrappers().forEach(this::wrapper);
  }

  private void transfer(int number, Plan.Lowering lowering, int lift) {
    out.blank();
    out.block(
        "private long[] lowered%d(long[] args)".formatted(number),
        () -> {
          out.line("state.checkLeave();");
          if (bindings.reach().reenters(lowering)) {
            out.line("throw %s.cannotEnter();".formatted(out.ref(TRAP)));
            return;
          }
          Export callee =
              Objects.requireNonNull(bindings.exports().callees().get(lift), "a callee");
          out.call(
              "return %s.TRANSFER%d.call".formatted(bindings.component().simpleName(), number),
              List.of(
                  "args",
                  bindings.heaps().of(lowering.options()),
                  "this",
                  Integer.toString(callee.number())),
              ";");
        });
  }

  private void wrapper(CoreBridges.Wrapper wrapper) {
    String called =
        switch (wrapper.source()) {
          case CoreSource.Lowered(int number) -> "lowered" + number;
          case CoreSource.ResourceNew _, CoreSource.ResourceRep _, CoreSource.ResourceDrop _ ->
              resources.method(wrapper.source());
          case CoreSource.HostCore host ->
              throw new Unsupported("lifting a function of the host", host.name());
          case CoreSource.Export _, CoreSource.Later _ ->
              throw new IllegalStateException("no wrapper is needed for " + wrapper.source());
        };
    List<CoreType> params = wrapper.type().params();
    var names = new ArrayList<String>();
    var args = new ArrayList<String>();
    for (int i = 0; i < params.size(); i++) {
      names.add(CoreTypes.java(params.get(i)) + " p" + i);
      args.add(slots.slot(params.get(i), "p" + i));
    }
    List<CoreType> results = wrapper.type().results();
    String result = results.isEmpty() ? "void" : CoreTypes.java(results.getFirst());
    out.blank();
    out.callBlock(
        result + " " + wrapper.name(),
        names,
        "",
        () -> {
          Optional<Plan.Lowering> passedOn = passedOn(wrapper.source());
          if (passedOn.isPresent()) {
            passOn(passedOn.get(), called, args, results);
          } else {
            finish("%s(new long[] {%s})".formatted(called, String.join(", ", args)), results);
          }
        });
  }

  private void finish(String call, List<CoreType> results) {
    out.line(
        results.isEmpty()
            ? call + ";"
            : "return " + slots.value(results.getFirst(), call + "[0]") + ";");
  }

  /** The lowering of a function of the host that the component exports as it is. */
  private Optional<Plan.Lowering> passedOn(CoreSource source) {
    return source instanceof CoreSource.Lowered(int number)
        ? Optional.of(plan.lowerings().get(number))
            .filter(lowering -> lowering.options().instance() == bindings.scratch())
        : Optional.empty();
  }

  /** A guest would return where its result lies; the host is told where to put it. */
  private void passOn(
      Plan.Lowering lowering, String called, List<String> args, List<CoreType> results) {
    String heap = bindings.heaps().of(lowering.options());
    Optional<Layout> area =
        lowering.func().result().filter(CoreTypes::inMemory).map(WitType::layout);
    area.ifPresent(layout -> {
      out.line(
          "int area = %s.allocate(%d, %d);".formatted(heap, layout.alignment(), layout.size()));
      args.add("area");
    });
    args.addFirst("this::" + called);
    String call = "%s.passOn(%s)".formatted(heap, String.join(", ", args));
    if (area.isPresent()) {
      out.line(call + ";");
      out.line("return area;");
    } else {
      finish(call, results);
    }
  }
}
