package ai.wippy.codegen;

import static ai.wippy.codegen.RuntimeClasses.COMPONENT;
import static ai.wippy.codegen.RuntimeClasses.COMPONENT_INSTANCE;
import static ai.wippy.codegen.RuntimeClasses.EXPORTED_FUNCTION;
import static ai.wippy.codegen.RuntimeClasses.HOST;
import static ai.wippy.codegen.RuntimeClasses.LIFTED_FUNCTION;
import static ai.wippy.codegen.RuntimeClasses.LIST;
import static ai.wippy.codegen.RuntimeClasses.OVERRIDE;
import static ai.wippy.codegen.RuntimeClasses.TRANSFER;
import static ai.wippy.codegen.java.JavaWriter.literal;

import ai.wippy.codegen.java.JavaWriter;
import ai.wippy.component.plan.Plan;
import ai.wippy.wit.model.Func;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the component for dynamic callers: its functions and their types as values. */
final class ComponentFile {
  private final JavaWriter out;
  private final Bindings bindings;
  private final TypeConstants types;

  ComponentFile(JavaWriter out, Bindings bindings) {
    this.out = out;
    this.bindings = bindings;
    this.types = new TypeConstants(out, bindings.resources());
  }

  void write() {
    String name = bindings.component().simpleName();
    out.javadoc(
        "The component " + bindings.world().simpleName() + ", for callers without its types.",
        List.of());
    out.block(
        "public final class " + name + " implements " + out.ref(COMPONENT),
        () -> {
          List<Export> functions = bindings.exports().functions();
          var entries = new ArrayList<List<String>>();
          functions.forEach(each -> entries.add(function(each)));
          var transfers = new ArrayList<Runnable>();
          bindings
              .reach()
              .lowerings()
              .forEach(number -> transfer(number).ifPresent(transfers::add));
          types.write();
          functions(functions, entries);
          transfers.forEach(Runnable::run);
          out.blank();
          out.javadoc("For the runtime, which finds the class by its name.", List.of());
          out.line("public " + name + "() {}");
          methods();
        });
  }

  /** Arguments that describe a function; the first is the name of it. */
  private List<String> function(Export export) {
    Func func = export.func();
    var args = new ArrayList<String>();
    args.add(literal(export.path()));
    args.add(func.result().map(types::of).orElse("null"));
    for (Func.Param param : func.params()) {
      args.add(
          "new %s.Param(%s, %s)"
              .formatted(
                  out.ref(EXPORTED_FUNCTION), literal(param.name()), types.of(param.type())));
    }
    return args;
  }

  /** What carries the values of a lowered function into the component that it calls. */
  private Optional<Runnable> transfer(int number) {
    Plan.Lowering lowering = bindings.plan().lowerings().get(number);
    if (lowering.callee() instanceof Plan.HostCallee || bindings.reach().reenters(lowering)) {
      return Optional.empty();
    }
    var args = new ArrayList<String>();
    args.add(lowering.func().result().map(types::of).orElse("null"));
    lowering.func().params().forEach(param -> args.add(types.of(param.type())));
    String transfer = out.ref(TRANSFER);
    return Optional.of(() -> {
      out.line("static final %s TRANSFER%d =".formatted(transfer, number));
      out.indented(2, () -> out.call(transfer + ".of", args, ";"));
    });
  }

  private void functions(List<Export> functions, List<List<String>> entries) {
    String function = out.ref(EXPORTED_FUNCTION);
    String list = out.ref(LIST);
    out.line("private static final %s<%s> FUNCTIONS =".formatted(list, function));
    out.line("    %s.of(%s".formatted(list, functions.isEmpty() ? ");" : ""));
    out.indented(
        4,
        () -> {
          for (int i = 0; i < functions.size(); i++) {
            out.call(function + ".of", entries.get(i), i + 1 < functions.size() ? "," : ");");
          }
        });
    String lifted = out.ref(LIFTED_FUNCTION);
    out.line("static final %s<%s> LIFTED = %s.of(FUNCTIONS);".formatted(list, lifted, lifted));
  }

  private void methods() {
    String override = "@" + out.ref(OVERRIDE);
    out.blank().line(override);
    out.block(
        "public %s<%s> functions()".formatted(out.ref(LIST), out.ref(EXPORTED_FUNCTION)),
        () -> out.line("return FUNCTIONS;"));
    out.blank().line(override);
    out.block(
        "public %s instantiate(%s host)".formatted(out.ref(COMPONENT_INSTANCE), out.ref(HOST)),
        () -> out.line("return new %s(host);".formatted(bindings.world().simpleName())));
  }
}
