package ai.wippy.codegen;

import static ai.wippy.codegen.RuntimeClasses.COMPONENT_INSTANCE;
import static ai.wippy.codegen.RuntimeClasses.HOST;
import static ai.wippy.codegen.RuntimeClasses.OBJECT;
import static ai.wippy.codegen.RuntimeClasses.OVERRIDE;
import static ai.wippy.codegen.RuntimeClasses.RUNNABLE;
import static ai.wippy.codegen.RuntimeClasses.VALUES;
import static java.util.Objects.requireNonNull;

import ai.wippy.codegen.java.JavaWriter;
import ai.wippy.codegen.java.Kebab;
import ai.wippy.codegen.java.Scope;
import ai.wippy.wit.model.TypeDef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the class that Java callers use: typed functions, and exported interfaces. */
final class WorldFile {
  private final JavaWriter out;
  private final Bindings bindings;
  private final InstanceFields fields;
  private final Scope methods =
      Members.methods(
          "create",
          "instantiate",
          "builder",
          "call",
          "reusable",
          "rest",
          "closeWhenUnused",
          "close",
          "equals");
  private final Scope names = new Scope("resultTables");
  private final Map<ExportedInterface, String> accessors = new LinkedHashMap<>();

  WorldFile(JavaWriter out, Bindings bindings) {
    this.out = out;
    this.bindings = bindings;
    fields = InstanceFields.ofWorld(bindings, bindings.exports().methods().values());
  }

  void write() {
    fields.names().forEach(names::take);
    List<JavaMethod> own = bindings.methods().declaredIn(bindings.world());
    own.forEach(each -> methods.take(each.name()));
    Map<String, Export> exports = bindings.exports().methods();
    String name = bindings.world().simpleName();
    String docs = bindings.plan().world().docs();
    out.javadoc(
        docs.isBlank() ? "An instance of the component " + name + "." : JavaWriter.escape(docs),
        List.of());
    out.block(
        "public final class " + name + " implements " + out.ref(COMPONENT_INSTANCE),
        () -> {
          var declarations =
              new TypeDeclarations(out, bindings.types(), bindings.methods(), "public ");
          for (TypeDef.Target each : bindings.types().declaredIn(bindings.world())) {
            declarations.write(each);
            out.blank();
          }
          fields();
          constructor(name);
          var functions = new FunctionWriter(out, bindings, fields);
          for (JavaMethod each : own) {
            out.blank();
            functions.javadoc(each);
            functions.method(requireNonNull(exports.get(each.name()), "an export"), each);
          }
          accessors.forEach(this::accessor);
          dynamic();
        });
  }

  private void fields() {
    fields.declare(out);
    out.line("private final boolean resultTables;");
    for (ExportedInterface each : bindings.exports().interfaces()) {
      String field = names.fresh(Kebab.pascalToCamel(each.type().simpleName()));
      accessors.put(each, field);
      out.line("private final %s %s;".formatted(out.ref(each.type()), field));
    }
  }

  private void constructor(String name) {
    out.blank();
    out.block(
        "%s(%s host)".formatted(name, out.ref(HOST)),
        () -> {
          out.line("instance = new %s(host);".formatted(bindings.instance().simpleName()));
          fields.copy(out);
          out.line("resultTables = host.resultTables();");
          accessors.forEach((each, field) ->
              out.line(
                  "%s = new %s(instance);".formatted(field, each.implementation().simpleName())));
        });
    out.blank();
    out.javadoc(
        "Makes a fresh instance that gets nothing from outside, and that one thread at a time may"
            + " use.",
        List.of());
    out.block(
        "public static %s create()".formatted(name),
        () -> out.line("return new %s(%s.ISOLATED);".formatted(name, out.ref(HOST))));
    out.blank();
    out.javadoc(
        "Makes a fresh instance, which one thread at a time may use.",
        List.of("@param host what it gets from outside"));
    out.block(
        "public static %s instantiate(%s host)".formatted(name, out.ref(HOST)),
        () -> out.line("return new %s(host);".formatted(name)));
    out.blank();
    new BuilderClass(out, bindings).write();
  }

  private void accessor(ExportedInterface iface, String field) {
    out.blank();
    out.javadoc("The exported instance {@code %s}.".formatted(iface.name()), List.of());
    out.block(
        "public %s %s()"
            .formatted(
                out.ref(iface.type()),
                methods.fresh(Kebab.pascalToCamel(iface.type().simpleName()))),
        () -> out.line("return " + field + ";"));
  }

  private void dynamic() {
    String override = "@" + out.ref(OVERRIDE);
    out.blank().line(override);
    out.block(
        "public %s call(int function, %s values, %s... args)"
            .formatted(out.ref(OBJECT), out.ref(VALUES), out.ref(OBJECT)),
        () ->
            out.line(
                "return %s.LIFTED.get(function).call(instance, values, resultTables, args);"
                    .formatted(bindings.component().simpleName())));
    out.blank().line(override);
    out.block("public boolean reusable()", () -> out.line("return state.reusable();"));
    out.blank().line(override);
    out.block("public void rest()", () -> out.line("state.rest();"));
    out.blank().line(override);
    out.block(
        "public void closeWhenUnused(%s then)".formatted(out.ref(RUNNABLE)),
        () -> out.line("state.closeWhenUnused(then);"));
    out.blank().line(override);
    out.block("public void close()", () -> out.line("state.close();"));
  }
}
