package ai.wippy.codegen;

import ai.wippy.codegen.java.ClassName;
import ai.wippy.codegen.java.JavaWriter;
import java.util.List;

/**
 * Writes a Java interface for a WIT interface, or for the functions that a world imports by itself:
 * types, resources and functions, whether the component imports or exports them.
 */
final class InterfaceFile {
  private InterfaceFile() {}

  static void write(
      JavaWriter out, ClassName type, String docs, TypeTable types, MethodTable methods) {
    out.javadoc(docs, List.of());
    out.block(
        "public interface " + type.simpleName(),
        () -> {
          boolean first = true;
          var declarations = new TypeDeclarations(out, types, methods, "");
          for (var each : types.declaredIn(type)) {
            first = gap(out, first);
            declarations.write(each);
          }
          var signatures = new Signatures(out, types);
          for (JavaMethod each : methods.declaredIn(type)) {
            first = gap(out, first);
            signatures.declare(each);
          }
        });
  }

  /** The documentation of an interface, or what stands in for it. */
  static String docs(String name, String docs) {
    return docs.isBlank() ? "{@code interface %s}".formatted(name) : JavaWriter.escape(docs);
  }

  private static boolean gap(JavaWriter out, boolean first) {
    if (!first) {
      out.blank();
    }
    return false;
  }
}
