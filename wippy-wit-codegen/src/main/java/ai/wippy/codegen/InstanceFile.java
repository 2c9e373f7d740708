package ai.wippy.codegen;

import static ai.wippy.codegen.RuntimeClasses.CORE_CALLS;
import static ai.wippy.codegen.RuntimeClasses.CORE_FUNCTION;
import static ai.wippy.codegen.RuntimeClasses.CORE_INSTANCE;
import static ai.wippy.codegen.RuntimeClasses.CORE_MODULE;
import static ai.wippy.codegen.RuntimeClasses.GUEST_HEAP;
import static ai.wippy.codegen.RuntimeClasses.HOST;
import static ai.wippy.codegen.RuntimeClasses.IMPORTS;
import static ai.wippy.codegen.RuntimeClasses.INSTANCE_STATE;
import static ai.wippy.codegen.RuntimeClasses.LIST;
import static ai.wippy.codegen.java.JavaWriter.literal;

import ai.wippy.codegen.java.JavaWriter;
import ai.wippy.codegen.java.Scope;
import ai.wippy.component.plan.CanonOptions;
import ai.wippy.component.plan.CoreSource;
import ai.wippy.component.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Writes the class that performs the steps of a plan, holds what the steps made, and calls core
 * functions by number.
 */
final class InstanceFile {
  private static final int ONE_LINE = 80;

  private final JavaWriter out;
  private final Bindings bindings;
  private final Plan plan;
  private final HostCalls hosts;
  private final ResourceCalls resources;
  private final Lowerings lowerings;

  InstanceFile(JavaWriter out, Bindings bindings) {
    this.out = out;
    this.bindings = bindings;
    this.plan = bindings.plan();
    Scope methods = Members.methods("state", "heap", "call", "postReturn", "imports");
    this.hosts = new HostCalls(out, bindings, methods);
    this.resources = new ResourceCalls(out, bindings, methods);
    this.lowerings = new Lowerings(out, bindings, hosts, resources);
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
          lowerings.methods();
          new NumberedCalls(out, bindings).write();
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
    resources.declare();
    bindings
        .bridges()
        .fields()
        .forEach((instance, field) ->
            out.line(
                "final %s %s;".formatted(out.ref(bindings.bridges().typeOf(instance)), field)));
    for (Heaps.Heap heap : bindings.heaps().all()) {
      out.line("final %s %s;".formatted(out.ref(GUEST_HEAP), heap.name()));
    }
    hosts.declare();
    out.blank();
  }

  private void constructor(String name) {
    out.block(
        "%s(%s host)".formatted(name, out.ref(HOST)),
        () -> {
          if (!plan.steps().isEmpty() || !bindings.handles().all().isEmpty()) {
            out.line("state.begin(host);");
          }
          hosts.assign();
          if (hosts.isEmpty()
              && plan.steps().stream()
                  .flatMap(step -> step.args().stream())
                  .anyMatch(lowerings::ofHost)) {
            out.line(out.ref(IMPORTS) + " imports = host.imports();");
          }
          lowerings.laters().names().forEach(this::declare);
          made(-1);
          for (int i = 0; i < plan.steps().size(); i++) {
            step(i);
            made(i);
            initialize(i);
          }
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
      args.add(lowerings.argument(source));
    }
    String list = out.ref(LIST) + ".of(" + String.join(", ", args) + ")";
    if (head.length() + list.length() < ONE_LINE) {
      out.call(head, List.of("state", list), ";");
    } else {
      out.line(head + "(");
      out.indented(
          2,
          () -> {
            out.line("state,");
            out.call(out.ref(LIST) + ".of", args, ");");
          });
    }
  }

  /** Whether anything comes from a core instance; some are created only for what they start. */
  private boolean isUsed(int number) {
    return plan.steps().stream()
            .flatMap(step -> step.initializers().stream())
            .anyMatch(initializer -> initializer.instance() == number)
        || bindings.bridges().fields().containsKey(number)
        || bindings.heaps().all().stream()
            .anyMatch(heap -> heap.memory() != null && heap.memory().instance() == number)
        || plan.steps().stream()
            .flatMap(step -> step.args().stream())
            .anyMatch(arg ->
                Laters.function(arg) instanceof CoreSource.Export(int from, _) && from == number);
  }

  private void declare(String later) {
    String type = out.ref(CORE_FUNCTION);
    out.line("%s %s = %s.later();".formatted(type, later, type));
  }

  private void assign(CoreSource.Later later) {
    String function =
        later.function() instanceof CoreSource.Export(int instance, String name)
            ? "instance%d.function(%s)".formatted(instance, literal(name))
            : lowerings.argument(later.function());
    out.line("%s.become(%s);".formatted(lowerings.laters().name(later), function));
  }

  private void initialize(int step) {
    for (CoreSource.Export export : plan.steps().get(step).initializers()) {
      out.line("instance%d.initialize(%s);".formatted(export.instance(), literal(export.name())));
    }
  }

  /**
   * Assigns what can be had once a step is done. The start function of a later step may already
   * call a lowered function that needs it.
   */
  private void made(int step) {
    String field = bindings.bridges().fields().get(step);
    if (field != null) {
      out.line(
          "%s = instance%d.bridge(%s.class);"
              .formatted(field, step, out.ref(bindings.bridges().typeOf(step))));
    }
    bindings.heaps().all().stream().filter(heap -> ready(heap) == step).forEach(this::heap);
    resources.define(step);
    lowerings.laters().after(step).forEach(this::assign);
  }

  /** The step after which a heap can be made. */
  private int ready(Heaps.Heap heap) {
    int memory = heap.memory() == null ? -1 : heap.memory().instance();
    int realloc =
        heap.realloc().map(call -> bindings.bridges().instanceOf(call.field())).orElse(-1);
    return Math.max(memory, realloc);
  }

  private void heap(Heaps.Heap heap) {
    Optional<String> handles = bindings.handles().find(heap.instance());
    if (heap.scratch()) {
      out.line(
          "%s = %s.scratch(%s);"
              .formatted(heap.name(), out.ref(GUEST_HEAP), handles.orElseThrow()));
      return;
    }
    CoreSource.Export memory = heap.memory();
    var args = new ArrayList<String>();
    args.add(handles.orElse("state"));
    args.add(
        memory == null
            ? "null"
            : "instance%d.memory(%s)".formatted(memory.instance(), literal(memory.name())));
    args.add(heap.realloc().map(CoreCall::reference).orElse("null"));
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
}
