package ai.wippy.codegen;

import static ai.wippy.codegen.RuntimeClasses.GUEST_RESOURCE;
import static ai.wippy.codegen.RuntimeClasses.OVERRIDE;
import static ai.wippy.codegen.RuntimeClasses.RESOURCE_HOLDER;
import static ai.wippy.codegen.RuntimeClasses.STRING;

import ai.wippy.codegen.java.JavaWriter;
import java.util.List;

/** Writes the class behind a resource that the component defines. */
final class ResourceFile {
  private ResourceFile() {}

  static void write(JavaWriter out, Bindings bindings, ExportedResource resource) {
    String name = resource.implementation().simpleName();
    InstanceFields fields = InstanceFields.of(bindings, resource.methods().values());
    String guest = out.ref(GUEST_RESOURCE);
    String override = "@" + out.ref(OVERRIDE);
    out.javadoc(
        "A resource {@code %s} that the component made.".formatted(resource.name()), List.of());
    out.block(
        "final class %s implements %s, %s"
            .formatted(name, out.ref(resource.type()), out.ref(RESOURCE_HOLDER)),
        () -> {
          out.line("private final " + guest + " resource;");
          fields.declare(out);
          out.blank();
          out.block(
              "%s(%s instance, %s resource)"
                  .formatted(name, bindings.instance().simpleName(), guest),
              () -> {
                out.line("this.resource = resource;");
                fields.assign(out);
              });
          new FunctionWriter(out, bindings, fields)
              .methods(bindings.methods().declaredIn(resource.type()), resource.methods());
          out.blank().line(override);
          out.block("public " + guest + " resource()", () -> out.line("return resource;"));
          out.blank().line(override);
          out.block("public void close()", () -> out.line("resource.close();"));
          out.blank().line(override);
          out.block(
              "public %s toString()".formatted(out.ref(STRING)),
              () -> out.line("return resource.toString();"));
        });
  }
}
