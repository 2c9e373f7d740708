package ai.wippy.codegen;

import static ai.wippy.codegen.RuntimeClasses.GUEST_HEAP;
import static ai.wippy.codegen.RuntimeClasses.GUEST_MEMORY;
import static ai.wippy.codegen.RuntimeClasses.IMPORTS;
import static ai.wippy.codegen.java.JavaWriter.literal;
import static java.util.Objects.requireNonNull;

import ai.wippy.codegen.java.ClassName;
import ai.wippy.codegen.java.JavaWriter;
import ai.wippy.codegen.java.Kebab;
import ai.wippy.codegen.java.Scope;
import ai.wippy.component.plan.Plan;
import ai.wippy.wit.model.EnumType;
import ai.wippy.wit.model.FlagsType;
import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.Layout;
import ai.wippy.wit.model.Primitive;
import ai.wippy.wit.model.WitType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes the lowered functions that call the host (Canonical ABI, {@code canon lower}). */
final class HostCalls {
  /**
   * An imported interface.
   *
   * @param imports how to ask for it
   * @param instance its name, as the component spells it
   * @param type the Java interface
   * @param name of the field that holds what provides it, and of the method that gives it
   */
  private record Provider(String imports, String instance, ClassName type, String name) {}

  private final JavaWriter out;
  private final Bindings bindings;
  private final Plan plan;
  private final JavaTypes types;
  private final Codec codec;
  private final FlatCodec flat;
  private final FlatLowering flatLowering;
  private final Slots slots;
  private final Map<List<String>, Provider> providers = new LinkedHashMap<>();

  /**
   * A writer.
   *
   * @param names of the methods of the class
   */
  HostCalls(JavaWriter out, Bindings bindings, Scope names) {
    this.out = out;
    this.bindings = bindings;
    plan = bindings.plan();
    types = new JavaTypes(out, bindings.types());
    codec = bindings.codec(out);
    flat = new FlatCodec(out, bindings.types(), codec, bindings.abi());
    flatLowering = new FlatLowering(out, bindings.types(), codec);
    slots = new Slots(out);
    fields().forEach(names::take);
    for (int number : bindings.reach().lowerings()) {
      if (method(number).isPresent() && needsProvider(number)) {
        Plan.HostImport host = hostImport(number);
        ClassName type = bindings.hostInterface(host.instance()).orElseThrow();
        providers.computeIfAbsent(
            key(host),
            _ ->
                new Provider(
                    imports(host),
                    host.instance(),
                    type,
                    names.fresh(Kebab.pascalToCamel(type.simpleName()))));
      }
    }
  }

  private static List<String> key(Plan.HostImport host) {
    return List.of(host.part(), host.instance());
  }

  /** The imports of the part of the composition that imports a function. */
  static String imports(Plan.HostImport host) {
    return host.part().isEmpty() ? "imports" : "imports.part(" + literal(host.part()) + ")";
  }

  private Stream<String> fields() {
    return Stream.of(
            bindings.bridges().fields().values().stream(),
            bindings.heaps().all().stream().map(Heaps.Heap::name),
            bindings.handles().all().stream())
        .flatMap(each -> each);
  }

  private Plan.HostImport hostImport(int number) {
    var callee = (Plan.HostCallee) plan.lowerings().get(number).callee();
    return plan.imports().get(callee.number());
  }

  /** Whether there is a Java method behind a lowered function. */
  boolean provides(int number) {
    return method(number).isPresent();
  }

  private Optional<JavaMethod> method(int number) {
    if (!(plan.lowerings().get(number).callee() instanceof Plan.HostCallee)) {
      return Optional.empty();
    }
    return bindings.hostMethod(hostImport(number));
  }

  /**
   * Whether a function is called only if its interface is provided. What the runtime hosts is
   * granted by interface, so that having a resource is not enough to use it.
   */
  private boolean needsProvider(int number) {
    return !method(number).orElseThrow().onResource()
        || bindings.isHosted(hostImport(number).instance());
  }

  boolean isEmpty() {
    return providers.isEmpty();
  }

  /** Writes the fields that hold what provides the imports. */
  void declare() {
    if (!providers.isEmpty()) {
      out.line("private final " + out.ref(IMPORTS) + " imports;");
    }
    providers
        .values()
        .forEach(each -> out.line("private final %s %s;".formatted(out.ref(each.type), each.name)));
  }

  /** Assigns them. */
  void assign() {
    if (!providers.isEmpty()) {
      out.line("imports = host.imports();");
    }
    providers
        .values()
        .forEach(each ->
            out.line(
                "%s = %s.instance(%s, %s.class);"
                    .formatted(
                        each.name, each.imports, literal(each.instance), out.ref(each.type))));
  }

  /** Writes the methods that give what provides an import, or say that nothing does. */
  void providers() {
    providers
        .values()
        .forEach(each -> {
          out.blank();
          out.block(
              "private %s %s(String function)".formatted(out.ref(each.type), each.name),
              () -> {
                out.block(
                    "if (%s == null)".formatted(each.name),
                    () ->
                        out.line(
                            "throw %s.missing(%s, function);"
                                .formatted(each.imports, literal(each.instance))));
                out.line("return %s;".formatted(each.name));
              });
        });
  }

  /** Writes a lowered function. */
  void lowered(int number) {
    Plan.Lowering lowering = plan.lowerings().get(number);
    Func func = lowering.func();
    String path = path(hostImport(number));
    out.blank();
    out.javadoc("{@code %s}".formatted(path), List.of());
    out.block(
        "private long[] lowered%d(long[] args)".formatted(number),
        () -> {
          out.line("state.checkLeave();");
          boolean spilled = CoreTypes.params(func).spilled();
          boolean area = func.result().map(CoreTypes::inMemory).orElse(false);
          String heap = bindings.heaps().of(lowering.options());
          boolean scalars =
              Stream.concat(func.params().stream().map(Func.Param::type), func.result().stream())
                  .allMatch(HostCalls::isScalar);
          if ((spilled || !scalars) && !heap.equals("heap")) {
            out.line(out.ref(GUEST_HEAP) + " heap = " + heap + ";");
          }
          if (spilled || area) {
            out.line(out.ref(GUEST_MEMORY) + " memory = heap.memory();");
          }
          var scope = new Scope("args", "state", "imports", "heap", "memory", "result", "area");
          fields().forEach(scope::take);
          List<String> values = spilled ? load(func, scope) : lift(func, scope);
          call(number, lowering, values, path, scope);
        });
  }

  private static String path(Plan.HostImport host) {
    return host.instance().isEmpty()
        ? host.func().name()
        : host.instance() + "#" + host.func().name();
  }

  /** Whether values of a type take neither memory nor handles. */
  private static boolean isScalar(WitType type) {
    return switch (type) {
      case Primitive primitive -> primitive != Primitive.STRING;
      case EnumType _, FlagsType _ -> true;
      default -> false;
    };
  }

  private List<String> lift(Func func, Scope scope) {
    var values = new ArrayList<String>();
    int slot = 0;
    for (Func.Param param : func.params()) {
      values.add(value(param, flat.lift(param.type(), "args", "", slot), scope));
      slot += param.type().layout().flat().types().size();
    }
    return values;
  }

  /** Parameters that take too many core values lie in memory one after another. */
  private List<String> load(Func func, Scope scope) {
    Layout all = Layout.sequence(func.params().stream().map(Func.Param::type).toList());
    String at = scope.fresh("params");
    out.line(
        "int %s = memory.range((int) args[0], %d, %d);".formatted(at, all.size(), all.alignment()));
    var values = new ArrayList<String>();
    long offset = 0;
    for (Func.Param param : func.params()) {
      Layout layout = param.type().layout();
      offset = Layout.align(offset, layout.alignment());
      values.add(value(param, codec.load(param.type(), at, offset), scope));
      offset += layout.size();
    }
    return values;
  }

  private String value(Func.Param param, String expression, Scope scope) {
    String name = scope.fresh(Kebab.toCamel(param.name()));
    out.line("%s %s = %s;".formatted(types.of(param.type()), name, expression));
    return name;
  }

  private void call(
      int number, Plan.Lowering lowering, List<String> values, String path, Scope scope) {
    JavaMethod method = method(number).orElseThrow();
    Plan.HostImport host = hostImport(number);
    if (method.onResource() && needsProvider(number)) {
      out.line(provider(host) + ";");
    }
    String target = method.onResource() ? values.getFirst() : provider(host);
    List<String> args = method.onResource() ? values.subList(1, values.size()) : values;
    String call = target + "." + method.name();
    Optional<WitType> result = lowering.func().result();
    if (result.isEmpty()) {
      out.call(call, args, ";");
      takeBack(lowering);
      out.line("return null;");
      return;
    }
    WitType type = result.get();
    out.call(types.of(type) + " result = " + call, args, ";");
    if (CoreTypes.inMemory(type)) {
      Layout layout = type.layout();
      int last = CoreTypes.lowered(lowering.func()).params().size() - 1;
      out.line(
          "int area = memory.range((int) args[%d], %d, %d);"
              .formatted(last, layout.size(), layout.alignment()));
      out.line(codec.store(type, "area", 0, "result", path));
      takeBack(lowering);
      out.line("return null;");
      return;
    }
    String core = flatLowering.lower(type, "result", "result", path, scope).getFirst();
    takeBack(lowering);
    out.line(
        "return new long[] {%s};"
            .formatted(slots.slot(type.layout().flat().types().getFirst(), core)));
  }

  private String provider(Plan.HostImport host) {
    return "%s(%s)"
        .formatted(
            requireNonNull(providers.get(key(host)), "a provider").name,
            literal(host.func().name()));
  }

  private void takeBack(Plan.Lowering lowering) {
    if (ResourceTable.borrows(lowering.func())) {
      out.line(bindings.handles().of(lowering.options().instance()) + ".takeBack();");
    }
  }
}
