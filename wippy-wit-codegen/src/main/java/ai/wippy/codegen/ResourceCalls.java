package ai.wippy.codegen;

import static ai.wippy.codegen.RuntimeClasses.AUTO_CLOSEABLE;
import static ai.wippy.codegen.RuntimeClasses.HANDLES;
import static ai.wippy.codegen.RuntimeClasses.RESOURCE_TYPE;
import static ai.wippy.codegen.java.JavaWriter.literal;

import ai.wippy.codegen.java.ClassName;
import ai.wippy.codegen.java.JavaWriter;
import ai.wippy.codegen.java.Kebab;
import ai.wippy.codegen.java.Scope;
import ai.wippy.component.plan.CoreModule.Signature;
import ai.wippy.component.plan.CoreSource;
import ai.wippy.component.plan.Plan;
import ai.wippy.wit.model.CoreType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Writes resource types, handle tables, and the built-in functions of resources (Canonical ABI,
 * {@code canon resource.new}, {@code resource.rep}, {@code resource.drop}).
 */
final class ResourceCalls {
  /** The core type of a destructor. */
  static final Signature CONSUMES = new Signature(List.of(CoreType.I32), List.of());

  private final JavaWriter out;
  private final Bindings bindings;
  private final Plan plan;
  private final Map<CoreSource, String> methods = new LinkedHashMap<>();

  /** How many types have been defined. */
  private int defined;

  /**
   * A writer.
   *
   * @param names of the methods of the class
   */
  ResourceCalls(JavaWriter out, Bindings bindings, Scope names) {
    this.out = out;
    this.bindings = bindings;
    plan = bindings.plan();
    for (CoreSource source : bindings.reach().builtins()) {
      methods.put(source, names.fresh(Kebab.toCamel(verb(source) + "-" + name(source))));
    }
  }

  private static String verb(CoreSource source) {
    return switch (source) {
      case CoreSource.ResourceNew _ -> "new";
      case CoreSource.ResourceRep _ -> "rep-of";
      case CoreSource.ResourceDrop _ -> "drop";
      case CoreSource.Export _, CoreSource.Lowered _, CoreSource.HostCore _, CoreSource.Later _ ->
          throw new IllegalStateException("no built-in function: " + source);
    };
  }

  private String name(CoreSource source) {
    return name(plan.resources().get(resource(source)));
  }

  private static String name(Plan.Resource resource) {
    String name = resource.type().name().name();
    return name.isEmpty() ? "resource" : name;
  }

  private static int resource(CoreSource source) {
    return switch (source) {
      case CoreSource.ResourceNew(int resource, _) -> resource;
      case CoreSource.ResourceRep(int resource, _) -> resource;
      case CoreSource.ResourceDrop(int resource, _) -> resource;
      case CoreSource.Export _, CoreSource.Lowered _, CoreSource.HostCore _, CoreSource.Later _ ->
          throw new IllegalStateException("no built-in function: " + source);
    };
  }

  /** The method of a built-in function. */
  String method(CoreSource builtin) {
    return Objects.requireNonNull(methods.get(builtin), "a method");
  }

  /** Writes the fields that hold handle tables. */
  void declare() {
    for (String field : bindings.handles().all()) {
      String handles = out.ref(HANDLES);
      out.line("final %s %s = new %s(state);".formatted(handles, field, handles));
    }
  }

  /**
   * Defines, in the order of their numbers, the types that can be had once a step is done: a type
   * comes after the instance that destroys its resources, and before all that use it.
   */
  void define(int step) {
    if (bindings.handles().all().isEmpty()) {
      return;
    }
    while (defined < plan.resources().size() && ready(defined) <= step) {
      define(plan.resources().get(defined), defined);
      defined++;
    }
  }

  private int ready(int number) {
    CoreSource destructor = plan.resources().get(number).destructor();
    return destructor instanceof CoreSource.Export(int instance, _) ? instance : -1;
  }

  private void define(Plan.Resource resource, int number) {
    String type = out.ref(RESOURCE_TYPE);
    var args = new ArrayList<String>();
    args.add(literal(name(resource)));
    if (resource.definedBy() < 0) {
      ClassName java = bindings.types().find(resource.type()).orElse(AUTO_CLOSEABLE);
      args.add(out.ref(java) + ".class");
      out.line("state.define(%s.ofHost(%s));".formatted(type, String.join(", ", args)));
      return;
    }
    args.add(bindings.handles().of(resource.definedBy()));
    CoreSource destructor = resource.destructor();
    args.add(
        destructor == null ? "null" : bindings.bridges().call(destructor, CONSUMES).reference());
    ExportedResource exported = bindings.exports().resources().get(number);
    if (exported != null) {
      args.add(
          "resource -> new %s(this, resource)".formatted(exported.implementation().simpleName()));
    }
    out.line("state.define(");
    out.indented(2, () -> out.call(type + ".ofGuest", args, ");"));
  }

  /** Writes the built-in functions. */
  void methods() {
    methods.forEach((source, name) -> {
      out.blank();
      out.block(
          "private long[] %s(long[] args)".formatted(name),
          () -> {
            switch (source) {
              case CoreSource.ResourceNew(int resource, int instance) -> {
                out.line("state.checkLeave();");
                out.line(
                    "return new long[] {%s.make(%d, (int) args[0])};"
                        .formatted(bindings.handles().of(instance), resource));
              }
              case CoreSource.ResourceRep(int resource, int instance) ->
                  out.line(
                      "return new long[] {%s.rep(%d, (int) args[0])};"
                          .formatted(bindings.handles().of(instance), resource));
              case CoreSource.ResourceDrop(int resource, int instance) -> {
                out.line("state.checkLeave();");
                out.line(
                    "%s.drop(%d, (int) args[0]);"
                        .formatted(bindings.handles().of(instance), resource));
                out.line("return null;");
              }
              case CoreSource.Export _,
                  CoreSource.Lowered _,
                  CoreSource.HostCore _,
                  CoreSource.Later _ ->
                  throw new IllegalStateException("no built-in function: " + source);
            }
          });
    });
  }
}
