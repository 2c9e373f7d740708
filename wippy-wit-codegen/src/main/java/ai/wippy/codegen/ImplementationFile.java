package ai.wippy.codegen;

import ai.wippy.codegen.java.JavaWriter;
import java.util.List;

/** Writes the class behind an exported interface. */
final class ImplementationFile {
  private ImplementationFile() {}

  static void write(JavaWriter out, Bindings bindings, ExportedInterface iface) {
    String name = iface.implementation().simpleName();
    InstanceFields fields = InstanceFields.of(bindings, iface.methods().values());
    out.javadoc("The exported instance {@code %s}.".formatted(iface.name()), List.of());
    out.block(
        "final class " + name + " implements " + out.ref(iface.type()),
        () -> {
          fields.declare(out);
          out.blank();
          out.block(
              name + "(" + bindings.instance().simpleName() + " instance)",
              () -> fields.assign(out));
          new FunctionWriter(out, bindings, fields)
              .methods(bindings.methods().declaredIn(iface.type()), iface.methods());
        });
  }
}
