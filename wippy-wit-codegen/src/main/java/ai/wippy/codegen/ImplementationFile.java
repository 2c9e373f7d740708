package ai.wippy.codegen;

import static ai.wippy.codegen.RuntimeClasses.OVERRIDE;

import ai.wippy.codegen.java.JavaWriter;
import java.util.List;

/** Writes the class behind an exported interface. */
final class ImplementationFile {
  private ImplementationFile() {}

  static void write(JavaWriter out, Bindings bindings, ExportedInterface iface) {
    String name = iface.implementation().simpleName();
    out.javadoc("The exported instance {@code %s}.".formatted(iface.name()), List.of());
    out.block(
        "final class " + name + " implements " + out.ref(iface.type()),
        () -> {
          boolean instance = InstanceFields.needsInstance(bindings);
          if (instance) {
            out.line("private final " + bindings.instance().simpleName() + " instance;");
          }
          InstanceFields.declare(out, bindings);
          out.blank();
          out.block(
              name + "(" + bindings.instance().simpleName() + " instance)",
              () -> {
                if (instance) {
                  out.line("this.instance = instance;");
                }
                InstanceFields.assign(out, bindings);
              });
          var functions = new FunctionWriter(out, bindings);
          for (Export each : iface.exports()) {
            out.blank();
            out.line("@" + out.ref(OVERRIDE));
            functions.method(each, bindings.methods().of(iface.type(), each.func()).name());
          }
        });
  }
}
