package ai.wippy.codegen;

import ai.wippy.codegen.java.ClassName;
import ai.wippy.codegen.java.JavaWriter;
import ai.wippy.codegen.java.Kebab;
import ai.wippy.codegen.java.Scope;
import ai.wippy.wit.model.Interface;
import ai.wippy.wit.model.WitType;
import java.util.List;

/** Writes a WIT interface as a Java interface: its types, and the functions that are exported. */
final class InterfaceFile {
  private InterfaceFile() {}

  static void write(JavaWriter out, Bindings bindings, ClassName type, Interface iface) {
    List<Export> exports =
        bindings.exportedInterfaces().stream()
            .filter(each -> each.type().equals(type))
            .flatMap(each -> each.exports().stream())
            .toList();
    out.javadoc(
        iface.docs().isBlank()
            ? "{@code interface %s}".formatted(iface.name())
            : JavaWriter.escape(iface.docs()),
        List.of());
    out.block(
        "public interface " + type.simpleName(),
        () -> {
          boolean first = true;
          var declarations = new TypeDeclarations(out, bindings.types(), "");
          for (WitType each : bindings.types().declaredIn(type)) {
            first = gap(out, first);
            declarations.write(each);
          }
          var functions = new FunctionWriter(out, bindings);
          Scope methods = Members.methods();
          for (Export each : exports) {
            first = gap(out, first);
            List<String> names = functions.names(each.func(), new Scope());
            functions.javadoc(each.func(), names);
            out.call(
                functions.result(each.func()) + " " + methodName(each, methods),
                functions.params(each.func(), names),
                ";");
          }
        });
  }

  /** Interface and implementation agree because both ask in the same order. */
  static String methodName(Export export, Scope methods) {
    return methods.fresh(Kebab.toCamel(export.func().name()));
  }

  private static boolean gap(JavaWriter out, boolean first) {
    if (!first) {
      out.blank();
    }
    return false;
  }
}
