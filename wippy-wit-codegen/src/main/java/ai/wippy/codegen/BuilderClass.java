package ai.wippy.codegen;

import static ai.wippy.codegen.RuntimeClasses.HASH_MAP;
import static ai.wippy.codegen.RuntimeClasses.HOST;
import static ai.wippy.codegen.RuntimeClasses.IMPORTS;
import static ai.wippy.codegen.RuntimeClasses.LIMITS;
import static ai.wippy.codegen.RuntimeClasses.MAP;
import static ai.wippy.codegen.RuntimeClasses.OBJECT;
import static ai.wippy.codegen.RuntimeClasses.STRING;
import static ai.wippy.codegen.java.JavaWriter.literal;

import ai.wippy.codegen.java.ClassName;
import ai.wippy.codegen.java.JavaWriter;
import ai.wippy.codegen.java.Kebab;
import ai.wippy.codegen.java.Scope;
import ai.wippy.wit.model.Interface;
import ai.wippy.wit.model.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the builder that takes what the host provides, nested in the class of the component. */
final class BuilderClass {
  /** Its simple name. */
  static final String NAME = "Builder";

  private final JavaWriter out;
  private final Bindings bindings;

  /** Names of imports by the Java interface that provides them: of several versions one does. */
  private final Map<ClassName, List<String>> imports = new LinkedHashMap<>();

  BuilderClass(JavaWriter out, Bindings bindings) {
    this.out = out;
    this.bindings = bindings;
    for (World.Item item : bindings.plan().world().imports()) {
      switch (item) {
        case World.InterfaceItem(Interface iface) -> add(iface.name().toString());
        case World.FuncItem _ -> add("");
        case World.TypeItem _ -> {}
      }
    }
  }

  /**
   * An interface without functions of its own, for there are such of types, needs nobody; unless
   * the runtime hosts it, and the methods of its resources are to be granted.
   */
  private void add(String name) {
    bindings
        .hostInterface(name)
        .filter(type -> !bindings.methods().declaredIn(type).isEmpty() || bindings.isHosted(name))
        .map(type -> imports.computeIfAbsent(type, _ -> new ArrayList<>()))
        .filter(names -> !names.contains(name))
        .ifPresent(names -> names.add(name));
  }

  void write() {
    String world = bindings.world().simpleName();
    out.javadoc("Default limits, and nothing from outside yet.", List.of());
    out.block(
        "public static %s builder()".formatted(NAME),
        () -> out.line("return new %s();".formatted(NAME)));
    out.blank();
    out.javadoc("What an instance of %s gets from outside.".formatted(world), List.of());
    out.block(
        "public static final class " + NAME,
        () -> {
          String limits = out.ref(LIMITS);
          if (!imports.isEmpty()) {
            out.line(
                "private final %s<%s, %s> interfaces = new %s<>();"
                    .formatted(out.ref(MAP), out.ref(STRING), out.ref(OBJECT), out.ref(HASH_MAP)));
          }
          out.line("private %s limits = %s.DEFAULT;".formatted(limits, limits));
          out.blank().line("private %s() {}".formatted(NAME));
          Scope methods = Members.methods("limits", "build", "equals");
          imports.forEach((type, names) -> setter(type, names, methods));
          out.blank();
          out.javadoc("Sets what the instance may use.", List.of());
          out.block(
              "public %s limits(%s limits)".formatted(NAME, limits),
              () -> {
                out.line("this.limits = limits;");
                out.line("return this;");
              });
          out.blank();
          out.javadoc("Makes a fresh instance, which one thread at a time may use.", List.of());
          out.block("public %s build()".formatted(world), () -> build(world));
        });
  }

  private void setter(ClassName type, List<String> names, Scope methods) {
    out.blank();
    out.javadoc(
        names.contains("")
            ? "Provides what the world imports by itself."
            : "Provides {@code %s}.".formatted(String.join("}, {@code ", names)),
        List.of());
    String wanted =
        type.equals(bindings.imports()) ? "imports" : Kebab.pascalToCamel(type.simpleName());
    out.block(
        "public %s %s(%s provider)".formatted(NAME, methods.fresh(wanted), out.ref(type)),
        () -> {
          for (String name : names) {
            out.line("interfaces.put(%s, provider);".formatted(literal(name)));
          }
          out.line("return this;");
        });
  }

  private void build(String world) {
    String given = imports.isEmpty() ? out.ref(MAP) + ".of()" : "interfaces";
    out.line(
        "return new %s(new %s(limits, %s.of(%s)));"
            .formatted(world, out.ref(HOST), out.ref(IMPORTS), given));
  }
}
