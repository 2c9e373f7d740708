package ai.wippy.codegen;

import static ai.wippy.codegen.RuntimeClasses.CORE_CALLS;
import static ai.wippy.codegen.RuntimeClasses.CORE_INSTANCE;
import static ai.wippy.codegen.RuntimeClasses.CORE_MODULE;
import static ai.wippy.codegen.RuntimeClasses.DOUBLE;
import static ai.wippy.codegen.RuntimeClasses.FLOAT;
import static ai.wippy.codegen.RuntimeClasses.FUNCTION_SHAPE;
import static ai.wippy.codegen.RuntimeClasses.GUEST_HEAP;
import static ai.wippy.codegen.RuntimeClasses.HOST;
import static ai.wippy.codegen.RuntimeClasses.IMPORTS;
import static ai.wippy.codegen.RuntimeClasses.INSTANCE_STATE;
import static ai.wippy.codegen.RuntimeClasses.LIMITS;
import static ai.wippy.codegen.RuntimeClasses.LIST;
import static ai.wippy.codegen.RuntimeClasses.OVERRIDE;
import static ai.wippy.codegen.java.JavaWriter.literal;

import ai.wippy.codegen.java.JavaWriter;
import ai.wippy.component.plan.CanonOptions;
import ai.wippy.component.plan.CoreModule.Signature;
import ai.wippy.component.plan.CoreSource;
import ai.wippy.component.plan.Plan;
import ai.wippy.wit.model.CoreType;
import ai.wippy.wit.model.InterfaceName;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Writes the class that performs the steps of a plan, and calls core functions by number. */
final class InstanceFile {
  private static final int ONE_LINE = 80;

  private final JavaWriter out;
  private final Bindings bindings;
  private final Plan plan;

  InstanceFile(JavaWriter out, Bindings bindings) {
    this.out = out;
    this.bindings = bindings;
    this.plan = bindings.plan();
  }

  void write() {
    out.javadoc("The core instances of one component instance.", List.of());
    String name = bindings.instance().simpleName();
    out.block(
        "final class " + name + " implements " + out.ref(CORE_CALLS),
        () -> {
          modules(name);
          fields();
          constructor(name);
          callByNumber();
        });
  }

  private void modules(String name) {
    var used = new TreeSet<Integer>();
    plan.steps().forEach(step -> used.add(step.module()));
    String type = out.ref(CORE_MODULE);
    for (int module : used) {
      out.line("private static final %s MODULE%d =".formatted(type, module));
      out.line(
          "    %s.load(%s.class.getClassLoader(), %s);"
              .formatted(type, name, literal(bindings.moduleIds().get(module))));
    }
    if (!used.isEmpty()) {
      out.blank();
    }
  }

  private void fields() {
    String state = out.ref(INSTANCE_STATE);
    out.line("final %s state = new %s();".formatted(state, state));
    bindings
        .bridges()
        .fields()
        .forEach((instance, field) ->
            out.line(
                "final %s %s;".formatted(out.ref(bindings.bridges().typeOf(instance)), field)));
    for (Bindings.Heap heap : bindings.heaps()) {
      out.line("final %s %s;".formatted(out.ref(GUEST_HEAP), heap.name()));
    }
    out.blank();
  }

  private void constructor(String name) {
    out.block(
        "%s(%s host)".formatted(name, out.ref(HOST)),
        () -> {
          if (!plan.steps().isEmpty()) {
            out.line(out.ref(LIMITS) + " limits = host.limits();");
          }
          if (plan.steps().stream().flatMap(step -> step.args().stream()).anyMatch(this::ofHost)) {
            out.line(out.ref(IMPORTS) + " imports = host.imports();");
          }
          for (int i = 0; i < plan.steps().size(); i++) {
            step(i);
          }
          bindings
              .bridges()
              .fields()
              .forEach((instance, field) ->
                  out.line(
                      "%s = instance%d.bridge(%s.class);"
                          .formatted(
                              field, instance, out.ref(bindings.bridges().typeOf(instance)))));
          bindings.heaps().forEach(this::heap);
        });
  }

  private void step(int number) {
    Plan.Instantiate step = plan.steps().get(number);
    String head =
        "%sMODULE%d.instantiate"
            .formatted(
                isUsed(number) ? out.ref(CORE_INSTANCE) + " instance" + number + " = " : "",
                step.module());
    var args = new ArrayList<String>();
    for (CoreSource source : step.args()) {
      args.add(argument(source, "core instance " + number));
    }
    String list = out.ref(LIST) + ".of(" + String.join(", ", args) + ")";
    if (head.length() + list.length() < ONE_LINE) {
      out.call(head, List.of("limits", list), ";");
    } else {
      out.line(head + "(");
      out.indented(
          2,
          () -> {
            out.line("limits,");
            out.call(out.ref(LIST) + ".of", args, ");");
          });
    }
    if (step.initializer() != null) {
      out.line("instance%d.initialize(%s);".formatted(number, literal(step.initializer())));
    }
  }

  /** Whether anything comes from a core instance; some are created only for what they start. */
  private boolean isUsed(int number) {
    return plan.steps().get(number).initializer() != null
        || bindings.bridges().fields().containsKey(number)
        || bindings.heaps().stream()
            .anyMatch(heap -> heap.memory() != null && heap.memory().instance() == number)
        || plan.steps().stream()
            .flatMap(step -> step.args().stream())
            .anyMatch(arg -> arg instanceof CoreSource.Export(int from, _) && from == number);
  }

  private boolean ofHost(CoreSource source) {
    return !(source instanceof CoreSource.Export);
  }

  private String argument(CoreSource source, String place) {
    return switch (source) {
      case CoreSource.Export export ->
          "instance%d.export(%s)".formatted(export.instance(), literal(export.name()));
      case CoreSource.HostCore host ->
          "imports.core(%s, %s, %s)"
              .formatted(literal(host.module()), literal(host.name()), shape(host.type()));
      case CoreSource.Lowered lowered -> lowered(plan.lowerings().get(lowered.number()));
      case CoreSource.ResourceDrop drop -> {
        Plan.Resource resource = plan.resources().get(drop.resource());
        if (resource.definedBy() >= 0) {
          throw new Unsupported("dropping " + resource.type(), place);
        }
        String owner = resource.type().name().owner().map(InterfaceName::toString).orElse("");
        yield missing(
            owner,
            "[resource-drop]" + resource.type().name().name(),
            new Signature(List.of(CoreType.I32), List.of()));
      }
      case CoreSource.ResourceNew made ->
          throw new Unsupported(
              "resource.new of " + plan.resources().get(made.resource()).type(), place);
      case CoreSource.ResourceRep rep ->
          throw new Unsupported(
              "resource.rep of " + plan.resources().get(rep.resource()).type(), place);
    };
  }

  private String lowered(Plan.Lowering lowering) {
    return switch (lowering.callee()) {
      case Plan.HostCallee host -> {
        String instance = plan.imports().get(host.number()).instance();
        yield missing(instance, lowering.func().name(), CoreTypes.lowered(lowering.func()));
      }
      case Plan.LiftCallee _ ->
          throw new Unsupported(
              "calling function " + lowering.func().name() + " of another component",
              "component instance " + lowering.options().instance());
    };
  }

  private String missing(String instance, String function, Signature type) {
    return "imports.stub(%s, %s, %s)".formatted(literal(instance), literal(function), shape(type));
  }

  private String shape(Signature type) {
    return "new %s(%s, %s)"
        .formatted(
            out.ref(FUNCTION_SHAPE),
            literal(CoreTypes.letters(type.params())),
            literal(CoreTypes.letters(type.results())));
  }

  private void heap(Bindings.Heap heap) {
    CoreSource.Export memory = heap.memory();
    var args = new ArrayList<String>();
    args.add("state");
    args.add(
        memory == null
            ? "null"
            : "instance%d.memory(%s)".formatted(memory.instance(), literal(memory.name())));
    args.add(heap.realloc().map(call -> call.replace(".", "::")).orElse("null"));
    args.add(out.ref(GUEST_HEAP) + ".Encoding." + encoding(heap.encoding()));
    out.call("%s = new %s".formatted(heap.name(), out.ref(GUEST_HEAP)), args, ";");
  }

  private static String encoding(CanonOptions.Encoding encoding) {
    return switch (encoding) {
      case UTF8 -> "UTF8";
      case UTF16 -> "UTF16";
      case LATIN1_OR_UTF16 -> "LATIN1_OR_UTF16";
    };
  }

  private void callByNumber() {
    String override = "@" + out.ref(OVERRIDE);
    List<Export> functions = bindings.allFunctions();
    out.blank().line(override);
    out.block(
        "public %s state()".formatted(out.ref(INSTANCE_STATE)), () -> out.line("return state;"));
    out.blank().line(override);
    out.block(
        "public %s heap(int function)".formatted(out.ref(GUEST_HEAP)),
        () -> heapByNumber(functions));
    out.blank().line(override);
    out.block(
        "public long call(int function, long[] args)",
        () -> {
          String unknown = "throw new IndexOutOfBoundsException(function);";
          if (functions.isEmpty()) {
            out.line(unknown);
            return;
          }
          out.block(
              "return switch (function)",
              () -> {
                functions.forEach(this::callCase);
                out.line("default -> " + unknown);
              },
              "};");
        });
    out.blank().line(override);
    out.block(
        "public void postReturn(int function, long result)",
        () -> {
          if (functions.stream().anyMatch(each -> each.postReturn().isPresent())) {
            out.block("switch (function)", () -> postReturnCases(functions));
          }
        });
  }

  private void heapByNumber(List<Export> functions) {
    List<Bindings.Heap> heaps = bindings.heaps();
    if (heaps.size() == 1) {
      out.line("return " + heaps.getFirst().name() + ";");
      return;
    }
    out.block(
        "return switch (function)",
        () -> {
          for (Export each : functions) {
            if (!each.heap().isEmpty()) {
              out.line("case " + each.number() + " -> " + each.heap() + ";");
            }
          }
          out.line("default -> " + heaps.getFirst().name() + ";");
        },
        "};");
  }

  private void callCase(Export export) {
    var args = new ArrayList<String>();
    List<CoreType> params = export.signature().params();
    for (int i = 0; i < params.size(); i++) {
      args.add(fromSlot(params.get(i), "args[" + i + "]"));
    }
    List<CoreType> results = export.signature().results();
    if (results.isEmpty()) {
      out.block(
          "case " + export.number() + " ->",
          () -> {
            out.call(export.core(), args, ";");
            out.line("yield 0;");
          });
    } else {
      String label = "case " + export.number() + " -> ";
      switch (results.getFirst()) {
        case I32, I64 -> out.call(label + export.core(), args, ";");
        case F32, F64 -> {
          String call = export.core() + "(" + String.join(", ", args) + ")";
          out.line(label + toBits(results.getFirst(), call) + ";");
        }
      }
    }
  }

  private void postReturnCases(List<Export> functions) {
    for (Export each : functions) {
      List<CoreType> results = each.signature().results();
      each.postReturn()
          .ifPresent(call ->
              out.line(
                  "case %d -> %s(%s);"
                      .formatted(
                          each.number(),
                          call,
                          results.isEmpty() ? "" : fromSlot(results.getFirst(), "result"))));
    }
    out.line("default -> {}");
  }

  private String fromSlot(CoreType type, String slot) {
    return switch (type) {
      case I32 -> "(int) " + slot;
      case I64 -> slot;
      case F32 -> out.ref(FLOAT) + ".intBitsToFloat((int) " + slot + ")";
      case F64 -> out.ref(DOUBLE) + ".longBitsToDouble(" + slot + ")";
    };
  }

  private String toBits(CoreType type, String value) {
    return type == CoreType.F32
        ? out.ref(FLOAT) + ".floatToRawIntBits(" + value + ")"
        : out.ref(DOUBLE) + ".doubleToRawLongBits(" + value + ")";
  }
}
